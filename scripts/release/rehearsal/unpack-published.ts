import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Package } from "./list-packages.ts";
import { packWithNpm } from "./pack-with-npm.ts";
import { runCommand } from "./run-command.ts";

/** A package as the registry gives it out. */
export interface Candidate {
  readonly subject: Package;
  /** Folder of the unpacked package. */
  readonly directory: string;
  /** The archive that it was unpacked from. */
  readonly tarball: string;
}

/** Fetches a package from the registry and unpacks it below `parent`. */
export async function unpackPublished(
  subject: Package,
  parent: string,
  env: NodeJS.ProcessEnv,
): Promise<Candidate> {
  const folder = join(parent, subject.folder);
  mkdirSync(folder, { recursive: true });
  const tarball = await packWithNpm(`${subject.name}@${subject.version}`, folder, env);
  await runCommand("tar", ["-xzf", tarball], { cwd: folder, env });
  return { subject, directory: join(folder, "package"), tarball };
}
