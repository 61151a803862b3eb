import { join } from "node:path";
import { readManifest } from "../../base/packages/installed-packages.ts";
import { findUnrehearsed, hashPacked, hashPackages } from "../packed-hashes.ts";
import { requireParameter, rewordSummary } from "./edit-spec.ts";
import { expectSame } from "./expect-same.ts";
import { installPackage } from "./installers.ts";
import { listPackages, nameVersion } from "./list-packages.ts";
import { publish, publishInterrupted, publishRefused } from "./publish.ts";
import { pick, type Stage } from "./stage.ts";
import { versionChange } from "./version-change.ts";

const TABLE = "Releases";

/** Changes one spec harmlessly and then not, and sees that only what must is released, each time exactly once. */
export async function rehearseReleases(stage: Stage): Promise<void> {
  const { repository, gate, published, env, report } = stage;
  let broken: string[] = [];
  const steps: Readonly<Record<string, () => Promise<string | void>>> = {
    "packing again gives the bytes that were published": async () => {
      const problems = findUnrehearsed(hashPackages(repository.root), hashPacked(published));
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
    "whoever installs the facade now gets every version as it is here": () => installFacade(stage),
    "every published version has a tag": async () => {
      const tags = (await repository.git("tag", "--list")).trim().split("\n");
      const names = listPackages(repository.root).map(({ name }) => `${name}@`);
      const ours = gate.published.filter((one) => names.some((name) => one.startsWith(name)));
      expectSame(tags, ours, "tagged");
      return String(tags.length);
    },
    "a snapshot is published without becoming the latest release": () => publishSnapshot(stage),
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

async function installFacade({ repository, installers, folder, env }: Stage): Promise<void> {
  const npm = pick(installers, ({ name }) => name === "npm");
  const packages = listPackages(repository.root);
  const project = join(folder, "facade");
  await installPackage(
    npm,
    project,
    pick(packages, ({ kind }) => kind === "facade"),
    env,
  );
  const installed = packages.map(({ name }) => readManifest(join(project, "node_modules", name)));
  expectSame(installed.map(nameVersion), packages.map(nameVersion), "installed");
}

/** Does what the workflow does for a pull request with the label. */
async function publishSnapshot({ repository, gate }: Stage): Promise<string> {
  const first = pick(listPackages(repository.root), () => true);
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
