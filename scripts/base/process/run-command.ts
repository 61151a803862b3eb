import { spawn } from "node:child_process";

export interface CommandOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Timeout after which the command and everything it started are ended. */
  readonly timeoutMs?: number;
  /** Ends the command and everything it started at once, as a cancelled job does. */
  readonly signal?: AbortSignal;
}

export interface CommandOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that did not end well, with the end of what it said. */
export class CommandError extends Error {
  override readonly name: string = "CommandError";
  readonly output: CommandOutput;
  /** Exit code; `null` when it did not end by itself. */
  readonly code: number | null;

  constructor(line: string, end: string, output: CommandOutput, code: number | null = null) {
    super(`${line} ${end}\n${lastLines(`${output.stdout}\n${output.stderr}`, 30)}`);
    this.output = output;
    this.code = code;
  }
}

const DEFAULT_TIMEOUT_MS = 120_000;

/** Groups that run now. Nothing else ends them when we are interrupted: the terminal only reaches our own group. */
const groups = new Set<number>();
process.once("exit", () => {
  for (const pid of groups) killGroup(pid);
});

/** Runs a command to its end and gives what it printed. Throws `CommandError` when it fails, hangs or is not there. */
export function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, timeoutMs = DEFAULT_TIMEOUT_MS, signal }: CommandOptions,
): Promise<CommandOutput> {
  const line = [command, ...args].join(" ");
  return new Promise((resolve, reject) => {
    // A group of its own, so that ending it ends what it started and nothing else.
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    if (child.pid !== undefined) groups.add(child.pid);
    const stdout: string[] = [];
    const stderr: string[] = [];
    child.stdout.setEncoding("utf8").on("data", (text: string) => stdout.push(text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => stderr.push(text));
    const output = (): CommandOutput => ({ stdout: stdout.join(""), stderr: stderr.join("") });
    let reason = "";
    const end = (why: string): void => {
      reason = why;
      if (child.pid !== undefined) killGroup(child.pid);
    };
    const timer = setTimeout(() => end(`did not end within ${timeoutMs / 1000} s`), timeoutMs);
    const interrupt = (): void => end("was interrupted");
    signal?.addEventListener("abort", interrupt, { once: true });
    const settle = (): void => {
      clearTimeout(timer);
      if (child.pid !== undefined) groups.delete(child.pid);
      signal?.removeEventListener("abort", interrupt);
    };
    child.on("error", (error) => {
      settle();
      reject(new CommandError(line, `could not be started: ${error.message}`, output()));
    });
    child.on("close", (code) => {
      settle();
      if (reason === "" && code === 0) resolve(output());
      else if (reason !== "") reject(new CommandError(line, reason, output()));
      else reject(new CommandError(line, `ended with code ${code}`, output(), code));
    });
    if (signal?.aborted) interrupt();
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    // It ended by itself in the meantime.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** The end of a text, without the empty lines around it. */
function lastLines(text: string, count: number): string {
  return text.trim().split("\n").slice(-count).join("\n");
}
