import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";
import { serializeJson } from "./serialize.js";

/** What a body needs on the wire. */
export interface WireBody {
  readonly text: string;
  readonly contentType: string;
}

/** Writes the body as JSON; no body gives nothing, not the text `undefined`. */
export function buildBody(call: CallName, body: unknown): WireBody | undefined {
  if (body === undefined) return undefined;
  try {
    return { text: serializeJson(body), contentType: "application/json" };
  } catch (cause) {
    throw new InvalidRequestError(call, "body", undefined, "has no JSON form", { cause });
  }
}
