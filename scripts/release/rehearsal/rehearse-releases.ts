import { join } from "node:path";
import { findUnrehearsed, hashPackages, type PackedHashes } from "../packed-hashes.ts";
import type { Repository } from "./copy-repository.ts";
import { requireParameter, rewordSummary } from "./edit-spec.ts";
import { expectSame } from "./expect-same.ts";
import { installPackage, type Installer } from "./installers.ts";
import { listPackages, readManifest } from "./list-packages.ts";
import { publish, publishInterrupted, publishRefused } from "./publish.ts";
import type { Report } from "./report.ts";
import type { Gate } from "./start-gate.ts";
import { versionChange } from "./version-change.ts";

export interface ReleasesOptions {
  readonly repository: Repository;
  readonly gate: Gate;
  /** Hashes of what was published first. */
  readonly hashes: PackedHashes;
  readonly installer: Installer;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly report: Report;
}

const TABLE = "Releases";

/** Changes one spec harmlessly and then not, and sees that only what must is released, each time exactly once. */
export async function rehearseReleases(options: ReleasesOptions): Promise<void> {
  const { repository, gate, hashes, env, report } = options;
  let broken: string[] = [];
  const steps: Readonly<Record<string, () => Promise<string | void>>> = {
    "packing again gives the bytes that were published": async () => {
      const problems = findUnrehearsed(hashPackages(repository.root), hashes);
      if (problems.length > 0) throw new Error(problems.join("; "));
    },
    "publishing again publishes nothing": async () =>
      expectSame(await publish(repository, gate), [], "published"),
    "a reworded summary is a patch of its package alone": async () => {
      const released = await versionChange(repository, "fix", rewordSummary);
      expectSame(await publish(repository, gate), released, "published");
      return released.join(", ");
    },
    "a parameter made required is a break, and those who depend on the package follow": async () => {
      broken = await versionChange(repository, "break", requireParameter);
      return broken.join(", ");
    },
    "a refused publish fails": () => publishRefused(repository, gate),
    "an interrupted publish, run again, publishes what is missing": async () => {
      const first = await publishInterrupted(repository, gate, { count: 1, env });
      const second = await publish(repository, gate);
      if (first.length !== 1)
        throw new Error(`${first.length} packages were published before the interruption`);
      expectSame([...first, ...second], broken, "published in both runs");
      return `${first.length} + ${second.length}`;
    },
    "whoever installs the facade now gets every version as it is here": () => installFacade(options),
    "every published version has a tag": async () => {
      const tags = (await repository.git("tag", "--list")).trim().split("\n");
      const names = listPackages(repository.root).map(({ name }) => `${name}@`);
      const ours = gate.published.filter((published) => names.some((name) => published.startsWith(name)));
      expectSame(tags, ours, "tagged");
      return String(tags.length);
    },
    "a snapshot is published without becoming the latest release": () => publishSnapshot(repository, gate),
  };
  let failed = "";
  for (const [row, run] of Object.entries(steps)) {
    const cell = { table: TABLE, row, column: "outcome" };
    report.say(row);
    // Each one goes on where the last one ended.
    if (failed !== "") report.skip(cell, `after "${failed}" failed`);
    else if (!(await report.attempt(cell, run))) failed = row;
  }
}

async function installFacade({ repository, installer, folder, env }: ReleasesOptions): Promise<void> {
  const packages = listPackages(repository.root);
  const project = join(folder, "facade");
  for (const facade of packages.filter(({ kind }) => kind === "facade")) {
    await installPackage(installer, project, facade, env);
    const installed = packages.map(({ name }) =>
      readManifest(join(project, "node_modules", name, "package.json")),
    );
    const format = ({ name, version }: { name: string; version: string }): string => `${name}@${version}`;
    expectSame(installed.map(format), packages.map(format), "installed");
  }
}

/** Does what the workflow does for a pull request with the label. */
async function publishSnapshot(repository: Repository, gate: Gate): Promise<string> {
  const [first] = listPackages(repository.root);
  if (first === undefined) throw new Error("there is no package");
  await repository.pnpm("exec", "changeset", "--patch", first.name, "--message", "Try something out");
  await repository.pnpm("exec", "changeset", "version", "--snapshot", "pr");
  const before = gate.published.length;
  await repository.pnpm("run", "release", "--tag", "snapshot");
  const published = gate.published.slice(before);
  if (published.length === 0 || !published.every((each) => each.includes("@0.0.0-pr-")))
    throw new Error(`published: ${published.join(", ") || "nothing"}`);
  const latest = (await repository.pnpm("view", `${first.name}@latest`, "version")).trim();
  if (latest !== first.version)
    throw new Error(`the latest version is ${latest} instead of ${first.version}`);
  return published.join(", ");
}
