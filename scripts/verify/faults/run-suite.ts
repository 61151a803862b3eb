import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { CommandError, runCommand } from "../../base/process/run-command.ts";

/** Result of the tests of a package. */
export interface SuiteResult {
  /** `broken`: a test file could not even be loaded, or the suite not started. */
  readonly outcome: "passed" | "failed" | "broken";
  /** Name of the test that failed. */
  readonly failure: string;
  /** The test that failed, when it was one. */
  readonly failed?: TestName;
  /** The end of what the runner printed when it failed. */
  readonly output: string;
  readonly ms: number;
}

/** One test of a package. */
export interface TestName {
  readonly file: string;
  readonly name: string;
}

/** The part of Vitest's JSON report that is read. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Quick tests first: they catch most faults, and the others then need not run. */
const PHASES: readonly (readonly string[])[] = [
  ["src/"],
  ["test/behaviour/"],
  ["--exclude=src/**", "--exclude=test/behaviour/**"],
];

/**
 * Runs the tests of a package until the first one fails, or only one of them. Tests that do not end by then fail after
 * `longestMs`.
 */
export async function runSuite(folder: string, longestMs: number, only?: TestName): Promise<SuiteResult> {
  const started = performance.now();
  const phases = only === undefined ? PHASES : [[only.file, "--testNamePattern", escapePattern(only.name)]];
  const reportFile = join(folder, "report.json");
  for (const phase of phases) {
    rmSync(reportFile, { force: true });
    const error = await runVitest(folder, reportFile, longestMs, phase);
    const ms = Math.round(performance.now() - started);
    if (error !== undefined)
      return { ...findFailure(folder, reportFile, error.code), output: error.message, ms };
  }
  return { outcome: "passed", failure: "", output: "", ms: Math.round(performance.now() - started) };
}

/** Returns the error of the runner, if it had one. */
async function runVitest(
  folder: string,
  reportFile: string,
  timeoutMs: number,
  phase: readonly string[],
): Promise<CommandError | undefined> {
  const args = [
    join(folder, "node_modules/vitest/vitest.mjs"),
    "run",
    "--bail=1",
    "--no-isolate",
    "--no-cache",
    // Threads end with the process, also one that never comes back from a loop.
    "--pool=threads",
    "--reporter=json",
    `--outputFile=${reportFile}`,
    // They wait for timers most of the time.
    "--maxWorkers=4",
    "--passWithNoTests",
    ...phase,
  ];
  try {
    await runCommand(process.execPath, args, { cwd: folder, env: process.env, timeoutMs });
    return undefined;
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function findFailure(
  folder: string,
  reportFile: string,
  code: number | null,
): Pick<SuiteResult, "outcome" | "failure" | "failed"> {
  if (code === null) return { outcome: "failed", failure: "the suite, which did not end" };
  if (!existsSync(reportFile)) return { outcome: "broken", failure: "the suite did not start" };
  const { testResults }: Report = JSON.parse(readFileSync(reportFile, "utf8"));
  const [failed] = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName }): TestName => ({ file: relative(folder, name), name: fullName })),
  );
  if (failed !== undefined) return { outcome: "failed", failure: `${failed.file}: ${failed.name}`, failed };
  const unloadable = testResults.find(({ status }) => status === "failed");
  return unloadable === undefined
    ? { outcome: "failed", failure: "an error outside of the tests" }
    : {
        outcome: "broken",
        failure: `${relative(folder, unloadable.name)} cannot be loaded: ${unloadable.message}`,
      };
}
