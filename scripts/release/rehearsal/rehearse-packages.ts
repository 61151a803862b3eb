import { availableParallelism } from "node:os";
import { join } from "node:path";
import pMap from "p-map";
import type { Spec } from "../../generator/read-spec.ts";
import type { Compiler } from "./compilers.ts";
import { installPackage, type Installer, listInstalled } from "./installers.ts";
import type { Package } from "./list-packages.ts";
import { renderPrograms } from "./render-programs.ts";
import type { Report } from "./report.ts";
import type { Runtime } from "./runtimes.ts";
import type { TestServer } from "./start-test-server.ts";
import { writePrograms } from "./write-programs.ts";

export interface PackagesOptions {
  readonly packages: readonly Package[];
  readonly specs: readonly Spec[];
  readonly installers: readonly Installer[];
  readonly runtimes: readonly Runtime[];
  readonly compilers: readonly Compiler[];
  readonly server: TestServer;
  /** Names of everything that a package brings along when it is installed alone. */
  readonly closureOf: (name: string) => readonly string[];
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly report: Report;
}

interface Project {
  readonly subject: Package;
  readonly installer: Installer;
  /** Name of its folder. */
  readonly id: string;
  readonly row: string;
}

const RUN_TABLE = "Each package alone in an empty folder: installed, and used by a program";
const TYPES_TABLE = "The same folders compiled: strict, skipLibCheck false";

/** Installs each package with each package manager, runs a program that uses it everywhere, and compiles one. */
export async function rehearsePackages(options: PackagesOptions): Promise<void> {
  const { packages, installers, runtimes, compilers, folder, report } = options;
  const projects = packages.flatMap((subject) =>
    installers.map((installer) => ({
      subject,
      installer,
      id: `${subject.folder}-${installer.name}`,
      row: `${subject.name} by ${installer.name}`,
    })),
  );
  const rows = projects.map(({ row }) => row);
  report.order(RUN_TABLE, rows, ["install", ...runtimes.map(({ name }) => name)]);
  report.order(
    TYPES_TABLE,
    rows,
    compilers.map(({ name }) => name),
  );
  const installed: Project[] = [];
  const rehearse = async (project: Project): Promise<void> => {
    if (await rehearseProject(project, options)) installed.push(project);
  };
  await pMap(projects, rehearse, { concurrency: availableParallelism() });
  const compile = async (compiler: Compiler): Promise<void> => {
    report.say(`compiling with TypeScript ${compiler.name}`);
    const ids = installed.map(({ id }) => id);
    const problems = compiler.check(folder, ids);
    for (const project of projects) {
      const cell = { table: TYPES_TABLE, row: project.row, column: compiler.name };
      if (!installed.includes(project)) report.skip(cell, NOT_INSTALLED);
      else
        await report.attempt(cell, async () => {
          const problem = (await problems).get(project.id);
          if (problem !== "") throw new Error(problem ?? "it was not compiled");
        });
    }
  };
  await pMap(compilers, compile, { concurrency: availableParallelism() });
}

const NOT_INSTALLED = "its package could not be installed";

/** Gives whether the package could be installed. */
async function rehearseProject(
  { subject, installer, id, row }: Project,
  { specs, runtimes, server, closureOf, folder: parent, env, report }: PackagesOptions,
): Promise<boolean> {
  const folder = join(parent, id);
  const isInstalled = await report.attempt({ table: RUN_TABLE, row, column: "install" }, async () => {
    await installPackage(installer, folder, subject, env);
    if (installer.name === "npm") expectInstalled(listInstalled(folder), closureOf(subject.name));
  });
  if (!isInstalled) {
    for (const { name } of runtimes) report.skip({ table: RUN_TABLE, row, column: name }, NOT_INSTALLED);
    return false;
  }
  const programs = renderPrograms(subject, specs);
  const files = writePrograms(folder, programs);
  for (const runtime of runtimes) {
    await report.attempt({ table: RUN_TABLE, row, column: runtime.name }, async () => {
      const caller = `${id}-${runtime.name.replaceAll(" ", "")}`;
      const outcome = (await runtime.run(files, folder, `${server.baseUrl}/${caller}`)).trim();
      if (outcome !== programs.outcome) throw new Error(`it said: ${outcome}\nexpected: ${programs.outcome}`);
      const arrived = server.callsOf(caller);
      if (arrived !== programs.calls)
        throw new Error(`${arrived} calls arrived instead of ${programs.calls}`);
    });
  }
  report.say(`${row}: done`);
  return true;
}

function expectInstalled(actual: readonly string[], expected: readonly string[]): void {
  const wanted = expected.toSorted().join(", ");
  if (actual.join(", ") !== wanted) throw new Error(`installed: ${actual.join(", ")}\nexpected: ${wanted}`);
}
