import { join } from "node:path";
import { runCommandLine, text, UsageError } from "../base/terminal/run-command-line.ts";

const SEEDS = 2 ** 31;

/** The program that the runtime's tests run too. It is compiled there, with the types of the platform. */
interface Program {
  runFuzz(options: { readonly calls: number; readonly seed: number }): Promise<{
    readonly answered: number;
    readonly once: number;
    readonly arrivedOnce: number;
    readonly unsent: number;
    readonly problems: readonly string[];
  }>;
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  usage: "pnpm fuzz [--calls <number>] [--seed <number>]",
  about: `
Makes random calls to local servers that fail at random, and compares the results with what the servers saw on each
connection: no at-most-once call may arrive twice, and no error may say that a call was not sent if it arrived.
"npm test" does the same with 500 calls.`,
  options: {
    calls: text("number of calls; default 20000, which takes some minutes"),
    seed: text("makes the same choices again; default: a new seed each time, which is printed"),
  },
  notes: "Exit code 0: no problem. 1: a problem, or fewer than a fifth of the calls got a response.",
  async run(options) {
    const calls = readNumber("--calls", options.calls ?? "20000");
    const seed = readNumber("--seed", options.seed ?? String(1 + Math.floor(Math.random() * (SEEDS - 1))));
    console.log(`${calls} calls with --seed ${seed}`);
    const file = join(import.meta.dirname, "../../packages/runtime/test/fuzz/run-fuzz.ts");
    const { runFuzz }: Program = await import(file);
    const { answered, once, arrivedOnce, unsent, problems } = await runFuzz({ calls, seed });
    console.log(`${answered} got a response; of ${once} at-most-once calls, ${arrivedOnce} arrived once;`);
    console.log(`${unsent} errors said that the call was not sent`);
    for (const problem of problems) console.error(problem);
    if (answered < calls / 5)
      console.error("fewer than a fifth of the calls got a response, so this run proves little");
    const isWell = problems.length === 0 && answered >= calls / 5;
    console.log(isWell ? "no call arrived twice, and no error was wrong" : `${problems.length} problems`);
    return isWell ? 0 : 1;
  },
});

function readNumber(name: string, digits: string): number {
  const value = Number(digits);
  if (Number.isSafeInteger(value) && value >= 1 && value < SEEDS) return value;
  throw new UsageError(`${name} must be a whole number of at least 1, got ${digits}`);
}
