import { join } from "node:path";
import { applyFault } from "./apply-fault.ts";
import { copyPackage } from "./copy-package.ts";
import { ExpectedError } from "../../base/terminal/expected-error.ts";
import type { Fault } from "./fault.ts";
import { runSuite, type SuiteResult } from "./run-suite.ts";

/** A fault, and how the tests ended with it. */
export interface TriedFault {
  readonly fault: Fault;
  readonly result: SuiteResult;
}

const LONGEST_MS = 120_000;

/** With a fault that makes them hang, tests are ended after so many times what they take without one. */
const SLOWEST = 5;

/**
 * Runs the tests of the runtime with one fault after the other. Nothing in the repository is changed: it happens in a
 * copy. Throws `ExpectedError` when the tests fail without any fault, because then they would seem to catch every one.
 */
export async function* tryFaults(root: string, faults: readonly Fault[]): AsyncGenerator<TriedFault> {
  using copy = copyPackage(root, "packages/runtime");
  const { outcome, failure, output, ms } = await runSuite(copy.folder, LONGEST_MS);
  if (outcome !== "passed") throw new ExpectedError(`the tests fail without a fault: ${failure}\n${output}`);
  for (const fault of faults) {
    const restore = applyFault(join(copy.folder, "src"), fault);
    const longestMs = Math.min(SLOWEST * ms + 10_000, LONGEST_MS);
    const result = await runSuiteSurely(copy.folder, longestMs);
    if (result.outcome === "broken") {
      throw new ExpectedError(
        `${fault.name}: does not compile or start, so it is not a fault: ${result.failure}\n${result.output}`,
      );
    }
    yield { fault, result };
    restore();
  }
}

/**
 * Believes a failure that comes again when its test runs alone. Any other, such as of a test that was too slow this once on
 * a machine with much else to do, is no word about the fault: the tests run once more, and what they say then counts.
 */
async function runSuiteSurely(folder: string, longestMs: number): Promise<SuiteResult> {
  const result = await runSuite(folder, longestMs);
  if (result.outcome === "passed") return result;
  if (result.failed !== undefined) {
    const alone = await runSuite(folder, longestMs, result.failed);
    if (alone.outcome === "failed") return result;
  }
  return runSuite(folder, longestMs);
}
