import type { TokenRequest } from "../../src/index.js";
import { createExampleClient, type ExampleClient, type ExampleOptions } from "../example-client.js";
import { json, type LoopbackServer, type Script, startServer } from "../loopback-server.js";
import { type Misbehaviour, TIMEOUT_MS } from "./misbehaviours.js";

/** A server, and a client of it. */
export interface Stage extends LoopbackServer {
  readonly client: ExampleClient;
}

/** Starts a server and makes a client of it, with the token `t1`. */
export async function start(script: Script, options: ExampleOptions = {}): Promise<Stage> {
  const server = await startServer(script);
  return { ...server, client: createExampleClient({ token: "t1", baseUrl: server.baseUrl, ...options }) };
}

/** A token function that gives another token each time one is refused. */
export function rotateToken(): (request: TokenRequest) => string {
  let count = 1;
  return ({ refused }) => `t${refused === undefined ? count : (count += 1)}`;
}

/** A server that misbehaves, a client whose token can be replaced, and an origin that nothing must ever reach. */
export async function startMisbehaving(
  { script, stalls }: Misbehaviour,
  options: ExampleOptions = {},
): Promise<Stage & { readonly other: LoopbackServer }> {
  const other = await startServer(json(200, { id: "other" }));
  const timeoutMs = stalls ? TIMEOUT_MS : 5_000;
  const stage = await start(script(other.baseUrl), { token: rotateToken(), timeoutMs, ...options });
  return { ...stage, other };
}

/** The result of a call, or its error. */
export function endOf(call: Promise<unknown>): Promise<unknown> {
  return call.catch((error: unknown) => error);
}
