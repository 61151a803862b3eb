import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

/** Result of the tests of a package. */
export interface SuiteResult {
  /** `broken`: a test file could not even be loaded, or the suite not started. */
  readonly outcome: "passed" | "failed" | "broken";
  /** Name of the test that failed. */
  readonly failure: string;
  /** The test that failed, when it was one. */
  readonly failed?: TestName;
  /** Output of the runner. */
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
  let output = "";
  for (const phase of phases) {
    rmSync(reportFile, { force: true });
    const run = await runVitest(folder, reportFile, longestMs, phase);
    output = run.output;
    const ms = Math.round(performance.now() - started);
    if (run.code !== 0) return { ...findFailure(folder, reportFile, run.code), output, ms };
  }
  return { outcome: "passed", failure: "", output, ms: Math.round(performance.now() - started) };
}

/** Returns the exit code, or `null` when the process had to be ended. */
function runVitest(
  folder: string,
  reportFile: string,
  longestMs: number,
  phase: readonly string[],
): Promise<{ code: number | null; output: string }> {
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
  return new Promise((resolve, reject) => {
    const runner = spawn(process.execPath, args, {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: longestMs,
      killSignal: "SIGKILL",
    });
    const end = (): void => {
      runner.kill("SIGKILL");
    };
    // Before anything else, such as removing the folder that it writes into.
    process.prependOnceListener("exit", end);
    let output = "";
    for (const stream of [runner.stdout, runner.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    runner.once("error", reject);
    runner.once("close", (code) => {
      process.off("exit", end);
      resolve({ code, output });
    });
  });
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
