import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "../../base/disk/list-files.ts";
import { runCommand } from "../../base/process/run-command.ts";

/** Commands in a copy of the repository, each with the copy as its folder. */
export interface Repository {
  readonly root: string;
  /** Installs what the lockfile says, from the store of this machine; fails when the lockfile would have to change. */
  install(): Promise<void>;
  /** Runs a program that the workspace installed, or a script of package.json. */
  pnpm(...args: readonly string[]): Promise<string>;
  git(...args: readonly string[]): Promise<string>;
  /** Does what merging the version pull request does. */
  commit(message: string): Promise<void>;
}

/**
 * Copies what git would commit, the changes that are not committed yet too, into a repository of its own with a remote of
 * its own: versions, tags and edits of the rehearsal stay there.
 */
export async function copyRepository(
  source: string,
  root: string,
  envs: { readonly own: NodeJS.ProcessEnv; readonly clean: NodeJS.ProcessEnv },
): Promise<Repository> {
  for (const path of listFiles(source)) cpSync(join(source, path), join(root, path));
  useLocalChangelog(root);

  const repository: Repository = {
    root,
    async install() {
      // Not in the clean environment: the registry of the rehearsal has only what is published there.
      const args = ["install", "--frozen-lockfile", "--prefer-offline"];
      await runCommand("pnpm", args, { cwd: root, env: envs.own });
    },
    pnpm: async (...args) => (await runCommand("pnpm", args, { cwd: root, env: envs.clean })).stdout,
    git: async (...args) => (await runCommand("git", args, { cwd: root, env: envs.clean })).stdout,
    async commit(message) {
      await repository.git("add", "--all");
      await repository.git("commit", "--quiet", "--allow-empty", "--message", message);
      await repository.git("push", "--quiet", "origin", "main");
    },
  };
  await repository.install();
  const remote = `${root}.git`;
  await repository.git("init", "--quiet", "--initial-branch", "main");
  await repository.git("init", "--quiet", "--bare", remote);
  await repository.git("remote", "add", "origin", remote);
  await repository.commit("Start the rehearsal");
  return repository;
}

/** The changelog of a real release names authors and pull requests, which it asks GitHub for. */
function useLocalChangelog(root: string): void {
  const file = join(root, ".changeset/config.json");
  const config: object = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...config, changelog: "@changesets/cli/changelog" }, null, 2));
}
