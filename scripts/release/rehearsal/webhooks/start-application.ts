import { createServer } from "node:http";
import { listen } from "../../../base/http/start-server.ts";
import { runCommand } from "../../../base/process/run-command.ts";

/** A recipe that runs in a process of its own. */
export interface Application {
  readonly url: string;
  /** Kills it; gives what it had said. */
  kill(): Promise<string>;
  /** Kills it and starts it again at the same address. */
  restart(): Promise<void>;
}

export interface ApplicationOptions {
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Starts a program on a free port of this machine. */
export async function startApplication({ command, cwd, env }: ApplicationOptions): Promise<Application> {
  const port = await findFreePort();
  const [program, ...args] = command;
  // Deno and Bun have variables of their own.
  const ports = {
    HOST: "127.0.0.1",
    PORT: port,
    BUN_PORT: port,
    DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}`,
  };
  const start = (): (() => Promise<string>) => {
    const killer = new AbortController();
    const { signal } = killer;
    const ended = runCommand(program, args, { cwd, env: { ...env, ...ports }, signal }).then(
      () => "it ended by itself",
      String,
    );
    return () => {
      killer.abort();
      return ended;
    };
  };
  let kill = start();
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    kill: () => kill(),
    async restart() {
      await kill();
      kill = start();
    },
  };
}

async function findFreePort(): Promise<string> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => void server.close(resolve));
  return String(port);
}
