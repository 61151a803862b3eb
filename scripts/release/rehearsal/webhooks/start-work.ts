import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type LocalServer, startServer } from "../../../base/http/start-server.ts";

/** A server that does the work of the handlers. */
export interface Work extends LocalServer {
  /** Ids of the events that were handled, one for each time. */
  readonly handled: readonly string[];
}

/** True for the events whose first handler hangs. */
export function hangs(id: string): boolean {
  return Number(id) % 10 === 2;
}

/** Starts it: the work of some events fails or takes `hangMs` the first time. `onHandled` is called before it answers. */
export async function startWork(hangMs: number, onHandled: (count: number) => void): Promise<Work> {
  const handled: string[] = [];
  const begun = new Set<string>();
  const work = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Empty when the process is killed while it asks.
    const body = await text(message).catch(() => "");
    if (body === "") return;
    const { id }: { id: string } = JSON.parse(body);
    const isFirst = !begun.has(id);
    begun.add(id);
    if (isFirst && Number(id) % 5 === 1) {
      response.writeHead(500).end();
      return;
    }
    if (isFirst && hangs(id)) await new Promise((resolve) => setTimeout(resolve, hangMs));
    onHandled(handled.push(id));
    response.end();
  };
  const server = await startServer((message, response) => void work(message, response));
  return { ...server, handled };
}
