import { tmpdir } from "node:os";
import { inspect, parseArgs, type ParseArgsConfig } from "node:util";
import { explainOverflow } from "./explain-overflow.ts";
import { toPlainText } from "./plain-line.ts";
import { WriteError } from "../disk/replace-file.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

type Values<Own extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Own; allowPositionals: boolean }>
>["values"];

/** Options of one command; every command also has `--help`. */
interface Command<Own extends Options> {
  /** Usage text. */
  readonly help: string;
  readonly options: Own;
  readonly allowPositionals?: boolean;
  /** Returns the exit code. */
  readonly run: (values: Values<Own>, positionals: readonly string[]) => Promise<number>;
  /** Message for an expected error; `undefined` for any other. */
  readonly explain?: (error: unknown) => string | undefined;
  /** The exit code for errors, if 1 has another meaning. */
  readonly failed?: number;
}

/** Thrown for an invalid command line. */
export class UsageError extends Error {}

/** The exit code for an invalid command line. */
const MISUSED = 2;

/** Runs a command with the arguments , and returns the exit code. */
export async function runCommandLine<const Own extends Options>(
  argv: readonly string[],
  { help, options, allowPositionals = false, run, explain, failed = 1 }: Command<Own>,
): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...options, help: { type: "boolean" } },
      allowPositionals,
    });
    if (!("help" in values)) return await run(values, positionals);
    console.log(help);
    return 0;
  } catch (error) {
    if (error instanceof UsageError || isParseError(error)) {
      console.error(`${error.message}\n\n${help}`);
      return MISUSED;
    }
    const explained = explainWriting(error) ?? explainOverflow(error) ?? explain?.(error);
    console.error(explained ?? toPlainText(inspect(error)));
    return failed;
  }
}

/** Message for a failed write to the disk, which can happen to every command. */
function explainWriting(error: unknown): string | undefined {
  if (error instanceof WriteError) return error.message;
  if (!(error instanceof Error) || !("syscall" in error) || error.syscall !== "mkdtemp") return undefined;
  return `cannot create a temporary folder: ${error.message}\n${tmpdir()} must be a folder that you can write to; set TMPDIR to use another one`;
}

/** Returns true for an error of `parseArgs` about an invalid command line. */
function isParseError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
