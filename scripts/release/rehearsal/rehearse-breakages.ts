import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import pMap from "p-map";
import { runCommand } from "../../base/process/run-command.ts";
import { type Breakage, listBreakages } from "./breakages.ts";
import { installPackage } from "./installers.ts";
import type { Package } from "./list-packages.ts";
import { renderProgram } from "./render-program.ts";
import { pick, type Stage } from "./stage.ts";
import { writeProgram } from "./write-program.ts";

type Step = Breakage["noticedBy"];

const TABLE = "Packages broken on purpose: where it is noticed";
const COLUMN = "noticed by";
const CONTROL = "(not broken)";

/** Breaks a package in every way of the list, publishes and installs it, and sees that the right step fails. */
export async function rehearseBreakages(stage: Stage): Promise<void> {
  const { packages, report } = stage;
  report.say("breaking a package on purpose");
  const subject = pick(packages, ({ kind }) => kind === "provider");
  const breakages = listBreakages(pick(packages, ({ kind }) => kind === "runtime").name);
  report.order(TABLE, [CONTROL, ...breakages.map(({ name }) => name)], [COLUMN]);
  await report.attempt({ table: TABLE, row: CONTROL, column: COLUMN }, async () => {
    const noticed = await tryPackage(await publishAs("0.0.0-broken.0", subject, stage), stage);
    if (noticed !== undefined) throw new Error(`${noticed.step} failed\n${noticed.message}`);
    return "nothing";
  });
  const attempt = (breakage: Breakage, index: number): Promise<boolean> =>
    report.attempt({ table: TABLE, row: breakage.name, column: COLUMN }, async () => {
      const broken = await publishAs(`0.0.0-broken.${index + 1}`, subject, stage, breakage);
      // The others would notice too, each for its users.
      const noticed = await tryPackage(broken, stage, [breakage.noticedBy]);
      if (noticed === undefined) throw new Error("nothing failed");
      const { step, message } = noticed;
      if (step !== breakage.noticedBy || !breakage.message.test(message))
        throw new Error(
          `${step} failed instead of ${breakage.noticedBy}, or said something else\n${message}`,
        );
      return step;
    });
  await pMap(breakages, attempt, { concurrency: availableParallelism() });
}

/** Publishes a package once more, under another version and broken, and gives it as it then is. */
async function publishAs(
  version: string,
  subject: Package,
  { published, folder, env }: Stage,
  breakage?: Breakage,
): Promise<Package> {
  const place = join(folder, "breakages", version);
  const source = join(place, "package");
  mkdirSync(place, { recursive: true });
  cpSync(pick(published, (packed) => packed.folder === subject.folder).directory, source, {
    recursive: true,
  });
  const file = join(source, "package.json");
  const manifest: object = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...manifest, version }, null, 2));
  breakage?.apply(source);
  // As an archive, because a folder would be looked at and mended on its way.
  await runCommand("tar", ["-czf", "broken.tgz", "package"], { cwd: place, env });
  const args = ["publish", "broken.tgz", "--tag", "broken", "--no-git-checks"];
  await runCommand("pnpm", args, { cwd: place, env });
  return { ...subject, version };
}

/** Installs a package and takes some steps with it; gives the first that fails. */
async function tryPackage(
  subject: Package,
  { specs, installers, runtimes, compilers, server, folder, env }: Stage,
  steps: readonly Step[] = ["run", "types", "bundle"],
): Promise<{ step: Step; message: string } | undefined> {
  const place = join(folder, "breakages", subject.version);
  const project = join(place, "project");
  const runOn = (name: string): Promise<string> =>
    pick(runtimes, (runtime) => runtime.name === name).run(project, `${server.baseUrl}/${subject.version}`);
  const take: Readonly<Record<Step, () => Promise<unknown>>> = {
    async install() {
      const npm = pick(installers, ({ name }) => name === "npm");
      await installPackage(npm, project, subject, env);
      writeProgram(project, renderProgram(subject, specs).source);
    },
    run: () => runOn("Node 24"),
    bundle: () => runOn("workerd"),
    async types() {
      const compiler = pick(compilers, ({ name }) => name === "7 nodenext");
      const problem = (await compiler.check(place, ["project"])).get("project");
      if (problem !== "") throw new Error(problem);
    },
  };
  for (const step of new Set<Step>(["install", ...steps])) {
    try {
      await take[step]();
    } catch (error) {
      return { step, message: error instanceof Error ? error.message : String(error) };
    }
  }
  return undefined;
}
