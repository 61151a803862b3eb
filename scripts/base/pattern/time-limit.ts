import { createContext, Script } from "node:vm";

/** Thrown when a function takes too long. */
export class TimeLimitError extends Error {
  override readonly name = "TimeLimitError";
}

const script = new Script("run()");

/** Runs a function and interrupts it after a number of milliseconds, even within a regular expression. */
export function withTimeLimit<Result>(milliseconds: number, act: () => Result): Result {
  const results: Result[] = [];
  const run = (): void => {
    results.push(act());
  };
  try {
    script.runInContext(createContext({ run }), { timeout: milliseconds });
  } catch (error) {
    if (Reflect.get(Object(error), "code") !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    throw new TimeLimitError(`it took longer than ${milliseconds} ms`, { cause: error });
  }
  const [result] = results;
  if (result === undefined) throw new Error("a function with a time limit must return a value");
  return result;
}
