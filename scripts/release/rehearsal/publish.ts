import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CommandError, runCommand } from "../../base/process/run-command.ts";
import type { Repository } from "./copy-repository.ts";
import { expectSame } from "./expect-same.ts";
import { listPackages, nameVersion } from "./list-packages.ts";
import type { Report } from "./report.ts";
import type { Gate } from "./start-gate.ts";

/** As the release workflow does it: tags come when everything is published. Gives what was published. */
export async function publish(repository: Repository, gate: Gate): Promise<string[]> {
  const before = gate.published.length;
  await repository.pnpm("run", "release");
  await repository.pnpm("run", "release:tag");
  return gate.published.slice(before);
}

/** Applies the changesets that wait, as the version pull request does, and publishes every package. */
export async function publishFirst(repository: Repository, gate: Gate, report: Report): Promise<void> {
  const isWaiting = readdirSync(join(repository.root, ".changeset")).some(
    (file) => file.endsWith(".md") && file !== "README.md",
  );
  // None wait when the version pull request was merged, which is when the release workflow rehearses.
  if (isWaiting) {
    await repository.pnpm("run", "version");
    await repository.commit("Version packages");
  }
  await repository.pnpm("exec", "turbo", "run", "build", "--output-logs=errors-only");
  report.say("publishing");
  const expected = listPackages(repository.root).map(nameVersion);
  expectSame(await publish(repository, gate), expected, "published");
}

/** Publishes to a registry that refuses; gives well when that fails and says why. */
export async function publishRefused(repository: Repository, gate: Gate): Promise<void> {
  gate.refuse();
  try {
    await publish(repository, gate);
  } catch (error) {
    if (error instanceof CommandError && error.message.includes("publishing is refused")) return;
    throw error;
  } finally {
    gate.open();
  }
  throw new Error("the publish ended well although the registry took nothing");
}

/** Publishes until the registry took `count` packages, and ends the command where it then is. */
export async function publishInterrupted(
  repository: Repository,
  gate: Gate,
  { count, env }: { readonly count: number; readonly env: NodeJS.ProcessEnv },
): Promise<string[]> {
  const before = gate.published.length;
  const interruption = new AbortController();
  void gate.holdAfter(count).held.then(() => interruption.abort());
  try {
    const { signal } = interruption;
    await runCommand("pnpm", ["run", "release"], { cwd: repository.root, env, signal });
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    return gate.published.slice(before);
  } finally {
    gate.open();
  }
  throw new Error("the publish ended before it could be interrupted");
}
