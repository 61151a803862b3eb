import { join } from "node:path";
import { runCommand } from "./run-command.ts";

/** Packs what `spec` names, a folder or a package of the registry, into `folder`; gives the archive. */
export async function packWithNpm(spec: string, folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const args = ["pack", spec, "--ignore-scripts", "--json"];
  const { stdout } = await runCommand("npm", args, { cwd: folder, env });
  const [{ filename } = { filename: "" }]: { filename: string }[] = JSON.parse(stdout);
  return join(folder, filename);
}
