import { listThirdParty, type ThirdParty } from "./list-third-party.ts";
import { packWithNpm } from "./pack-with-npm.ts";
import { runCommand } from "./run-command.ts";

/** Puts what our packages depend on, as it is installed at `root`, into the registry, which asks no other. */
export async function publishThirdParty(
  root: string,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<ThirdParty[]> {
  const packages = listThirdParty(root);
  for (const { directory } of packages) {
    const archive = await packWithNpm(directory, folder, env);
    const args = ["publish", archive, "--no-git-checks", "--ignore-scripts"];
    await runCommand("pnpm", args, { cwd: folder, env });
  }
  return packages;
}
