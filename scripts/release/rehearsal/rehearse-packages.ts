import { availableParallelism } from "node:os";
import { join } from "node:path";
import pMap from "p-map";
import { listInstalled } from "../../base/packages/installed-packages.ts";
import { listChecks } from "../hygiene/checks.ts";
import type { Compiler } from "./compilers.ts";
import { expectSame } from "./expect-same.ts";
import { installPackage, type Installer, listTopLevel } from "./installers.ts";
import type { Package } from "./list-packages.ts";
import { OUTCOME, renderProgram } from "./render-program.ts";
import type { Stage } from "./stage.ts";
import { writeProgram } from "./write-program.ts";

interface Project {
  readonly subject: Package;
  readonly installer: Installer;
  /** Name of its folder. */
  readonly id: string;
  readonly row: string;
}

const HYGIENE_TABLE = "What is in each package";
const RUN_TABLE = "Each package alone in an empty folder: installed, and used by a program";
const TYPES_TABLE = "The same folders compiled: strict, skipLibCheck false";

/** Looks into each package, installs it with each package manager, runs a program that uses it everywhere, and compiles it. */
export async function rehearsePackages(stage: Stage): Promise<void> {
  await rehearseHygiene(stage);
  const { packages, installers, runtimes, compilers, report } = stage;
  const folder = join(stage.folder, "projects");
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
    if (await rehearseProject(project, join(folder, project.id), stage)) installed.push(project);
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

/** Repeats the checks of `npm test` on what was built from a fresh copy and went through a registry. */
async function rehearseHygiene({ root, published, report }: Stage): Promise<void> {
  for (const packed of published) {
    for (const [column, check] of Object.entries(listChecks(root))) {
      const cell = { table: HYGIENE_TABLE, row: String(packed.manifest["name"]), column };
      await report.attempt(cell, async () => {
        const problems = await check(packed);
        if (problems.length > 0) throw new Error(problems.join("\n"));
      });
    }
  }
}

/** Gives whether the package could be installed. */
async function rehearseProject(
  { subject, installer, id, row }: Project,
  folder: string,
  { root, specs, runtimes, server, env, report }: Stage,
): Promise<boolean> {
  const isInstalled = await report.attempt({ table: RUN_TABLE, row, column: "install" }, async () => {
    await installPackage(installer, folder, subject, env);
    if (installer.name !== "npm") return;
    const expected = listInstalled(join(root, "packages", subject.folder)).map(({ name }) => name);
    expectSame(listTopLevel(folder), expected, "installed");
  });
  if (!isInstalled) {
    for (const { name } of runtimes) report.skip({ table: RUN_TABLE, row, column: name }, NOT_INSTALLED);
    return false;
  }
  const { source, calls } = renderProgram(subject, specs);
  writeProgram(folder, source);
  for (const runtime of runtimes) {
    await report.attempt({ table: RUN_TABLE, row, column: runtime.name }, async () => {
      const caller = `${id}-${runtime.name.replaceAll(" ", "")}`;
      const outcome = (await runtime.run(folder, `${server.baseUrl}/${caller}`)).trim();
      if (outcome !== OUTCOME) throw new Error(`it said: ${outcome}\nexpected: ${OUTCOME}`);
      const arrived = server.callsOf(caller);
      if (arrived !== calls) throw new Error(`${arrived} calls arrived instead of ${calls}`);
    });
  }
  report.say(`${row}: done`);
  return true;
}
