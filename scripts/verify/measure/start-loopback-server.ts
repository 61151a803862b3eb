import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A server in another process. */
export interface LoopbackServer extends Disposable {
  readonly baseUrl: string;
}

/** Starts a server on this machine that answers every request at once with the same small JSON document. */
export async function startLoopbackServer(): Promise<LoopbackServer> {
  // Without the loaders of this process: they are of no use there.
  const child = fork(join(import.meta.dirname, "loopback-server.ts"), { execArgv: [] });
  const [port] = await once(child, "message");
  return { baseUrl: `http://127.0.0.1:${port}`, [Symbol.dispose]: () => child.disconnect() };
}
