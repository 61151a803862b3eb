import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ExpectedError } from "../base/terminal/expected-error.ts";
import { WriteError } from "../base/disk/replace-file.ts";
import { flag, runCommandLine, text, texts, UsageError } from "../base/terminal/run-command-line.ts";

const commands = readdirSync(import.meta.dirname).filter(
  (name) =>
    /(?<!\.test)\.ts$/.test(name) &&
    readFileSync(join(import.meta.dirname, name), "utf8").includes("runCommandLine("),
);

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

function start(command: string, ...argv: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(import.meta.dirname, command), ...argv],
      (_, output, errors) => resolve({ code: child.exitCode, output, errors }),
    );
  });
}

describe("the commands of this repository", () => {
  test("are found", () => {
    expect(commands.length).toBeGreaterThanOrEqual(10);
  });

  test.each(commands)(
    "%s says how it is used, when asked and when misused",
    async (command) => {
      const [asked, misused] = await Promise.all([start(command, "--help"), start(command, "--hlep")]);
      expect(asked).toEqual({ code: 0, output: expect.stringMatching(/^Usage: p?npm /), errors: "" });
      const usage = asked.output.trimEnd();
      expect(misused).toMatchObject({ code: 2, output: "" });
      expect(misused.errors).toMatch(/^Unknown option '--hlep'/);
      expect(misused.errors.trimEnd().endsWith(`\n\n${usage}`)).toBe(true);
    },
    60_000,
  );
});

const HELP = `Usage: wait [--long]

Waits.

  --long  waits longer
  --help  shows this`;

describe("runCommandLine", () => {
  beforeEach(() => {
    vi.spyOn(console, "log").mockReturnValue();
    vi.spyOn(console, "error").mockReturnValue();
  });
  afterEach(() => vi.restoreAllMocks());

  function run(argv: readonly string[], act: (words: readonly string[]) => number): Promise<number> {
    return runCommandLine(argv, {
      usage: "wait [--long]",
      about: "Waits.",
      options: { long: flag("waits longer") },
      allowPositionals: true,
      run: ({ long }, positionals) => act([...positionals, String(long)]),
      explain: (error) => (error instanceof TypeError ? `in other words: ${error.message}` : undefined),
      failed: 7,
    });
  }

  function fail(error: Error): () => never {
    return () => {
      throw error;
    };
  }

  test("passes the options on, and returns the exit code", async () => {
    const act = vi.fn(() => 3);
    expect(await run(["a", "--long", "b"], act)).toBe(3);
    expect(act).toHaveBeenCalledWith(["a", "b", "true"]);
  });

  test("shows the help after an invalid command line", async () => {
    expect(await run([], fail(new UsageError("not on Sundays")))).toBe(2);
    expect(console.error).toHaveBeenCalledWith(`not on Sundays\n\n${HELP}`);
  });

  test("explains an expected error, and prints any other completely", async () => {
    expect(await run([], fail(new ExpectedError("there is no time")))).toBe(7);
    expect(console.error).toHaveBeenLastCalledWith("there is no time");
    expect(await run([], fail(new TypeError("no clock")))).toBe(7);
    expect(console.error).toHaveBeenLastCalledWith("in other words: no clock");
    expect(await run([], fail(new Error("nobody knows\n::error::\u001b[31m")))).toBe(7);
    expect(console.error).toHaveBeenLastCalledWith(
      expect.stringMatching(/^Error: nobody knows\n\\u003a:error::\\u001b\[31m\n +at /),
    );
  });

  test("renders the help from the declaration, with a line for each way and long texts wrapped", async () => {
    const until = text(`waits until ${"then ".repeat(25).trimEnd()}`);
    const options = { until, for: texts("waits for this") };
    const usage = `
      wait [--until <time>]
      wait --for <name>…`;
    await runCommandLine(["--help"], { usage, about: "", options, notes: "Exit code 0.", run: () => 0 });
    expect(console.log).toHaveBeenCalledWith(`Usage: wait [--until <time>]
       wait --for <name>…

  --until  waits until ${"then ".repeat(19).trimEnd()}
           ${"then ".repeat(6).trimEnd()}
  --for    waits for this
  --help   shows this

Exit code 0.`);
  });

  test("explains in one line what could not be written", async () => {
    expect(await run([], fail(new WriteError("cannot write a.json: no space")))).toBe(7);
    expect(console.error).toHaveBeenLastCalledWith("cannot write a.json: no space");
  });

  test("names the folder for temporary files if it is not writable", async () => {
    const create = (): number => mkdtempSync(join(import.meta.dirname, "nowhere/file-")).length;
    expect(await run([], create)).toBe(7);
    expect(console.error).toHaveBeenLastCalledWith(expect.stringContaining(`\n${tmpdir()} must be a folder`));
  });

  test("refuses arguments of a command that takes none", async () => {
    const act = vi.fn(async () => 0);
    expect(await runCommandLine(["now"], { usage: "wait", about: "", options: {}, run: act })).toBe(2);
    expect(act).not.toHaveBeenCalled();
    expect(console.error).toHaveBeenCalledWith(
      expect.stringMatching(/^Unexpected argument 'now'.*\n\nUsage: wait\n\n {2}--help {2}shows this$/s),
    );
  });
});
