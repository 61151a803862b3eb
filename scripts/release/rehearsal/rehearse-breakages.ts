import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import pMap from "p-map";
import type { Spec } from "../../generator/read-spec.ts";
import type { Compiler } from "./compilers.ts";
import { type Breakage, listBreakages } from "./breakages.ts";
import { installPackage, type Installer } from "./installers.ts";
import { renderPrograms } from "./render-programs.ts";
import type { Report } from "./report.ts";
import { runCommand } from "./run-command.ts";
import type { Runtime } from "./runtimes.ts";
import type { TestServer } from "./start-test-server.ts";
import type { Candidate } from "./unpack-published.ts";
import { type ProgramFiles, writePrograms } from "./write-programs.ts";

export interface BreakagesOptions {
  /** The package that is broken, as it was published. */
  readonly candidate: Candidate;
  /** Name of the package that it depends on. */
  readonly runtimeName: string;
  readonly specs: readonly Spec[];
  readonly installer: Installer;
  readonly node: Runtime;
  readonly bundle: Runtime;
  readonly compiler: Compiler;
  readonly server: TestServer;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly report: Report;
}

const TABLE = "Packages broken on purpose: where it is noticed";

/** Breaks a package in every way of the list, publishes and installs it, and sees that the right step fails. */
export async function rehearseBreakages(options: BreakagesOptions): Promise<void> {
  const { report, runtimeName } = options;
  const breakages = [...listBreakages(runtimeName).entries()];
  report.order(TABLE, ["(not broken)", ...breakages.map(([, { name }]) => name)], ["noticed by"]);
  await report.attempt({ table: TABLE, row: "(not broken)", column: "noticed by" }, async () => {
    const noticed = await tryBreakage(undefined, 0, options);
    if (noticed !== undefined) throw new Error(`${noticed.step} failed\n${noticed.message}`);
    return "nothing";
  });
  const attempt = ([index, breakage]: [number, Breakage]): Promise<boolean> =>
    report.attempt({ table: TABLE, row: breakage.name, column: "noticed by" }, async () => {
      const noticed = await tryBreakage(breakage, index + 1, options);
      if (noticed === undefined) throw new Error("nothing failed");
      if (noticed.step !== breakage.noticedBy || !breakage.message.test(noticed.message))
        throw new Error(
          `${noticed.step} failed instead of ${breakage.noticedBy}, or said something else\n${noticed.message}`,
        );
      return noticed.step;
    });
  await pMap(breakages, attempt, { concurrency: availableParallelism() });
}

interface Noticed {
  readonly step: Breakage["noticedBy"];
  readonly message: string;
}

/** The first step that fails with the package broken so. */
async function tryBreakage(
  breakage: Breakage | undefined,
  index: number,
  options: BreakagesOptions,
): Promise<Noticed | undefined> {
  const { candidate, specs, installer, node, bundle, compiler, server, env } = options;
  const { name } = candidate.subject;
  const place = join(options.folder, String(index));
  const version = await publishBroken(breakage, index, place, options);
  const project = join(place, "project");
  const write = (): ProgramFiles => writePrograms(project, renderPrograms(candidate.subject, specs));
  const steps: Readonly<Record<Breakage["noticedBy"], () => Promise<unknown>>> = {
    install: () => installPackage(installer, project, { name, version }, env),
    run: () => node.run(write(), project, `${server.baseUrl}/broken-${index}`),
    bundle: () => bundle.run(write(), project, `${server.baseUrl}/broken-${index}`),
    async types() {
      write();
      const problem = (await compiler.check(place, ["project"])).get("project");
      if (problem !== "") throw new Error(problem);
    },
  };
  for (const step of stepsToTry(breakage)) {
    try {
      await steps[step]();
    } catch (error) {
      return { step, message: error instanceof Error ? error.message : String(error) };
    }
  }
  return undefined;
}

/** Publishes the package, broken, as a version of its own, and gives the version. */
async function publishBroken(
  breakage: Breakage | undefined,
  index: number,
  place: string,
  { candidate, env }: BreakagesOptions,
): Promise<string> {
  const version = `0.0.0-broken.${index}`;
  const source = join(place, "package");
  mkdirSync(place, { recursive: true });
  cpSync(candidate.directory, source, { recursive: true });
  setVersion(source, version);
  breakage?.apply(source);
  // As an archive, because a folder would be looked at and mended on its way.
  await runCommand("tar", ["-czf", "broken.tgz", "package"], { cwd: place, env });
  const args = ["publish", "broken.tgz", "--tag", "broken", "--no-git-checks"];
  await runCommand("pnpm", args, { cwd: place, env });
  return version;
}

/** Installing comes first; then the step that must notice, because several would, each for its users. */
function stepsToTry(breakage: Breakage | undefined): Breakage["noticedBy"][] {
  if (breakage === undefined) return ["install", "run", "types", "bundle"];
  return breakage.noticedBy === "install" ? ["install"] : ["install", breakage.noticedBy];
}

function setVersion(folder: string, version: string): void {
  const file = join(folder, "package.json");
  const manifest: object = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...manifest, version }, null, 2));
}
