import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";
import { isPlatformObject } from "./platform-object.js";
import { serializeJson } from "./serialize.js";

/** What a body needs on the wire. */
export interface WireBody {
  readonly text: string;
  readonly contentType: string;
}

/** Writes the body as JSON; no body gives nothing, not the text `undefined`. */
export function buildBody(call: CallName, body: unknown): WireBody | undefined {
  if (body === undefined) return undefined;
  if (call.method === "GET" || call.method === "HEAD") throw refusal(call, `cannot go with ${call.method}`);
  const text = writeJson(call, body);
  if (typeof text !== "string") throw refusal(call, "has no JSON form");
  return { text, contentType: "application/json" };
}

function writeJson(call: CallName, body: unknown): unknown {
  if (typeof body === "object" && body !== null && isPlatformObject(body) && !("toJSON" in body)) {
    throw refusal(call, "has no JSON form");
  }
  try {
    return serializeJson(body);
  } catch (cause) {
    throw refusal(call, "has no JSON form", { cause });
  }
}

function refusal(call: CallName, problem: string, options?: ErrorOptions): InvalidRequestError {
  return new InvalidRequestError(call, "body", undefined, problem, options);
}
