import { tmpdir } from "node:os";
import { inspect, parseArgs, type ParseArgsConfig } from "node:util";
import { ExpectedError } from "./expected-error.ts";
import { explainOverflow } from "./explain-overflow.ts";
import { toPlainText } from "./plain-line.ts";

type ParsedOption = NonNullable<ParseArgsConfig["options"]>[string];

/** An option, with its line in the usage text. */
type Option = ParsedOption & { readonly help: string };

type Options = Readonly<Record<string, Option>>;

type Values<Own extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Own; allowPositionals: boolean }>
>["values"];

/** A command; each one also has `--help`. */
interface Command<Own extends Options> {
  /** How it is called, such as `pnpm generate [id…] [--check]`; a line for each way. */
  readonly usage: string;
  /** What it does. */
  readonly about: string;
  readonly options: Own;
  /** What comes after the options, such as the exit codes. */
  readonly notes?: string;
  readonly allowPositionals?: boolean;
  /** Returns the exit code. */
  readonly run: (values: Values<Own>, positionals: readonly string[]) => number | Promise<number>;
  /** Message for an expected error that needs other words than its own; `undefined` for any other. */
  readonly explain?: (error: unknown) => string | undefined;
  /** The exit code for errors, if 1 has another meaning. */
  readonly failed?: number;
}

/** Declares an option without a value. */
export function flag(help: string): { type: "boolean"; default: false; help: string } {
  return { type: "boolean", default: false, help };
}

/** Declares an option with a value. */
export function text(help: string): { type: "string"; help: string } {
  return { type: "string", help };
}

/** Declares an option that can be given several times. */
export function texts(help: string): { type: "string"; multiple: true; default: string[]; help: string } {
  return { type: "string", multiple: true, default: [], help };
}

/** Thrown for an invalid command line. */
export class UsageError extends Error {}

/** The exit code for an invalid command line. */
const MISUSED = 2;

/** Runs a command with the given arguments, and returns the exit code. */
export async function runCommandLine<const Own extends Options>(
  argv: readonly string[],
  command: Command<Own>,
): Promise<number> {
  const { options, allowPositionals = false, run, explain, failed = 1 } = command;
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...options, help: { type: "boolean" } },
      allowPositionals,
    });
    if (!("help" in values)) return await run(values, positionals);
    console.log(formatHelp(command));
    return 0;
  } catch (error) {
    if (error instanceof UsageError || isParseError(error)) {
      console.error(`${error.message}\n\n${formatHelp(command)}`);
      return MISUSED;
    }
    console.error(explain?.(error) ?? explainCommon(error) ?? toPlainText(inspect(error)));
    return failed;
  }
}

/** Where an option's text is broken. */
const WIDTH = 118;

/** The usage text. */
function formatHelp({ usage, about, options, notes = "" }: Omit<Command<Options>, "run">): string {
  const names = [...Object.keys(options), "help"];
  const column = Math.max(...names.map(({ length }) => length)) + 6;
  const list = names.map((name) => {
    const help = options[name]?.help ?? "shows this";
    const lines = help.match(new RegExp(`\\S.{0,${WIDTH - column - 1}}(?=\\s|$)`, "g")) ?? [];
    return `  --${name}`.padEnd(column) + lines.join(`\n${" ".repeat(column)}`);
  });
  const ways = usage.trim().replaceAll(/\n\s*/g, "\n       ");
  const parts = [`Usage: ${ways}`, about.trim(), list.join("\n"), notes.trim()];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** Message for what can happen to every command. */
function explainCommon(error: unknown): string | undefined {
  if (error instanceof ExpectedError) return error.message;
  if (!(error instanceof Error) || !("syscall" in error) || error.syscall !== "mkdtemp")
    return explainOverflow(error);
  return `cannot create a temporary folder: ${error.message}\n${tmpdir()} must be a folder that you can write to; set TMPDIR to use another one`;
}

/** Returns true for an error of `parseArgs` about an invalid command line. */
function isParseError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
