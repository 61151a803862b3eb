import { join } from "node:path";
import { applyFault } from "./apply-fault.ts";
import { copyPackage } from "./copy-package.ts";
import { FaultError } from "./fault-error.ts";
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
 * copy. Throws `FaultError` when the tests fail without any fault, because then they would seem to catch every one.
 */
export async function* tryFaults(root: string, faults: readonly Fault[]): AsyncGenerator<TriedFault> {
  const copy = copyPackage(root, "packages/runtime");
  try {
    const { outcome, failure, output, ms } = await runSuite(copy.folder, LONGEST_MS);
    if (outcome !== "passed") throw new FaultError(`the tests fail without a fault: ${failure}\n${output}`);
    for (const fault of faults) {
      const restore = applyFault(join(copy.folder, "src"), fault);
      const longestMs = Math.min(SLOWEST * ms + 10_000, LONGEST_MS);
      let result = await runSuite(copy.folder, longestMs);
      // Once more: on a machine with much else to do, a worker of the test runner may not come up in time.
      if (result.outcome === "broken") result = await runSuite(copy.folder, longestMs);
      if (result.outcome === "broken") {
        throw new FaultError(
          `${fault.name}: is no fault but broken code: ${result.failure}\n${result.output}`,
        );
      }
      yield { fault, result };
      restore();
    }
  } finally {
    copy.remove();
  }
}
