import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A process that answers a line of JSON with a line of JSON. It ends when its input does, so it never outlives us. */
export interface Driver {
  /** The next line that it prints. */
  next(): Promise<unknown>;
  /** Sends a line and gives the line that comes back; questions are answered one after the other. */
  ask(question: object): Promise<unknown>;
  close(): Promise<void>;
}

export interface DriverOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 60_000;

/** Starts a Node program of this repository that speaks JSON lines. */
export function startDriver(
  script: string,
  args: readonly string[],
  { cwd, env, timeoutMs = DEFAULT_TIMEOUT_MS }: DriverOptions,
): Driver {
  const child = spawn(process.execPath, [script, ...args], { cwd, env, stdio: ["pipe", "pipe", "pipe"] });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-4000);
  });
  // A write to a process that is gone shows where its answer is waited for.
  child.stdin.on("error", () => {});
  const closed = new Promise<void>((resolve) => {
    child.on("close", () => resolve());
    child.on("error", (error) => {
      stderr += error.message;
      resolve();
    });
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let queue: Promise<unknown> = Promise.resolve();

  const readLine = async (): Promise<unknown> => {
    const line = await withTimeout(lines.next(), timeoutMs, `${script} did not answer`);
    if (!line.done) return JSON.parse(line.value);
    await closed;
    throw new Error(`${script} ended\n${stderr.trim()}`);
  };
  const inTurn = (work: () => Promise<unknown>): Promise<unknown> => {
    queue = queue.then(work, work);
    return queue;
  };
  return {
    next: () => inTurn(readLine),
    ask: (question) =>
      inTurn(() => {
        child.stdin.write(`${JSON.stringify(question)}\n`);
        return readLine();
      }),
    async close() {
      child.stdin.end();
      const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
      await closed;
      clearTimeout(timer);
    },
  };
}

async function withTimeout<Value>(promise: Promise<Value>, ms: number, what: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
