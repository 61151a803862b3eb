import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../../base/process/run-command.ts";
import { type PackedPackage, unpack } from "../hygiene/packed-package.ts";
import { nameVersion, type Package } from "./list-packages.ts";

/** Fetches a package from the registry and unpacks it below `parent`. */
export async function unpackPublished(
  subject: Package,
  parent: string,
  env: NodeJS.ProcessEnv,
): Promise<PackedPackage> {
  const folder = join(parent, subject.folder);
  mkdirSync(folder, { recursive: true });
  return unpack(subject.folder, await packWithNpm(nameVersion(subject), folder, env));
}

/** Packs what `spec` names, a folder or a package of the registry, into `folder`; gives the archive. */
export async function packWithNpm(spec: string, folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const args = ["pack", spec, "--ignore-scripts", "--json"];
  const { stdout } = await runCommand("npm", args, { cwd: folder, env });
  const [{ filename } = { filename: "" }]: { filename: string }[] = JSON.parse(stdout);
  return join(folder, filename);
}
