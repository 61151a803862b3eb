import { join } from "node:path";
import { listInstalled } from "../../base/packages/installed-packages.ts";
import { runCommand } from "../../base/process/run-command.ts";
import { listPackages } from "./list-packages.ts";
import { packWithNpm } from "./unpack-published.ts";

/** Puts what our packages depend on, as it is installed at `root`, into the registry, which asks no other. */
export async function publishThirdParty(root: string, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const packages = listPackages(root);
  const installed = packages.flatMap((own) => listInstalled(join(root, "packages", own.folder)));
  const others = installed.filter(({ name }) => !packages.some((own) => own.name === name));
  for (const directory of new Set(others.map((other) => other.directory))) {
    const archive = await packWithNpm(directory, folder, env);
    const args = ["publish", archive, "--no-git-checks", "--ignore-scripts"];
    await runCommand("pnpm", args, { cwd: folder, env });
  }
}
