import { describe, expect, test } from "vitest";
import { CommandError, runCommand } from "./run-command.ts";

const options = { cwd: import.meta.dirname, env: process.env };
const node = (code: string, more: object = {}): ReturnType<typeof runCommand> =>
  runCommand(process.execPath, ["-e", code], { ...options, ...more });

/** A program that starts another one, which keeps the output open for as long as it lives. */
const WITH_CHILD = `
  const { spawn } = require("node:child_process");
  spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
  setInterval(() => {}, 1000);`;

async function failure(command: Promise<unknown>): Promise<CommandError> {
  const error: unknown = await command.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof CommandError) return error;
  throw new Error("it did not fail with a CommandError");
}

describe("runCommand", () => {
  test("gives what a command printed", async () => {
    expect(await node(`console.log("out"); console.error("err")`)).toEqual({
      stdout: "out\n",
      stderr: "err\n",
    });
  });

  test("fails with the exit code and the end of what was printed", async () => {
    const { message } = await failure(node(`console.error("it broke"); process.exit(3)`));
    expect(message).toMatch(/ended with code 3\nit broke$/);
  });

  test("fails when there is no such command", async () => {
    const { message } = await failure(runCommand("no-such-command", ["now"], options));
    expect(message).toMatch(/^no-such-command now could not be started: .*ENOENT/);
  });

  test("ends a command that hangs, and what it started", async () => {
    const { message } = await failure(node(WITH_CHILD, { timeoutMs: 300 }));
    expect(message).toContain("did not end within 0.3 s");
  });

  test("ends a command that is interrupted", async () => {
    const interruption = new AbortController();
    const running = failure(node(WITH_CHILD, { signal: interruption.signal }));
    interruption.abort();
    expect((await running).message).toContain("was interrupted");
  });
});
