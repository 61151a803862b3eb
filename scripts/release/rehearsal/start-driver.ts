import { fork } from "node:child_process";
import { once } from "node:events";

/** A process that answers questions, one after the other. It ends when its channel to this one does, so it never outlives it. */
export interface Driver {
  /** The text that it sends next. */
  next(): Promise<string>;
  /** Sends a question and gives the text that comes back. */
  ask(question: object): Promise<string>;
  close(): Promise<void>;
}

export interface DriverOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}

interface Message {
  readonly text?: string;
  /** Reason for which there is no text. */
  readonly error?: string;
}

/** Starts a Node program of this repository that sends messages. */
export function startDriver(
  script: string,
  args: readonly string[],
  { cwd, env, timeoutMs = 60_000 }: DriverOptions,
): Driver {
  const child = fork(script, args, { cwd, env, execArgv: [], silent: true });
  let stderr = "";
  child.stdout?.resume();
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-4000);
  });
  const ended = once(child, "close").then((): never => {
    throw new Error(`${script} ended\n${stderr.trim()}`);
  });
  const receive = async (question?: object): Promise<string> => {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = once(child, "message", { signal });
    // If the process has ended, waiting for its reply fails below.
    if (question !== undefined) child.send(question, () => {});
    const [message]: Message[] = await Promise.race([answer, ended]).catch((reason: unknown) => {
      throw signal.aborted ? new Error(`${script} did not answer within ${timeoutMs / 1000} s`) : reason;
    });
    if (message?.text === undefined) throw new Error(message?.error ?? "the message has no text");
    return message.text;
  };
  ended.catch(() => {});
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = (question?: object): Promise<string> => {
    const answer = queue.then(() => receive(question));
    queue = answer.catch(() => {});
    return answer;
  };
  return {
    next: () => inTurn(),
    ask: inTurn,
    async close() {
      child.kill();
      const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
      await ended.catch(() => clearTimeout(timer));
    },
  };
}
