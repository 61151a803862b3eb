import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";
import { isPlatformObject } from "./platform-object.js";

/** What a body is on the wire. */
export interface WireBody {
  readonly content: NonNullable<RequestInit["body"]>;
  /** Left out when the platform names the type, as it does for `FormData` and `Blob`. */
  readonly contentType?: string;
}

/** Writes a body in a media type of its own. What it throws ends as the reason why the body was refused. */
export type BodyEncoder = (body: unknown) => WireBody;

/** Writes the body, as JSON unless the spec says otherwise; no body gives nothing, not the text `undefined`. */
export function buildBody(
  call: CallName,
  body: unknown,
  encode: BodyEncoder = encodeJson,
): WireBody | undefined {
  if (body === undefined) return undefined;
  if (call.method === "GET" || call.method === "HEAD") throw refusal(call, `cannot go with ${call.method}`);
  try {
    return encode(body);
  } catch (cause) {
    throw refusal(call, cause instanceof BodyProblem ? cause.message : "has no JSON form", { cause });
  }
}

/** Writes a body as JSON of a kind of its own, such as `application/merge-patch+json`. */
export function encodeJsonAs(mediaType: string): BodyEncoder {
  return (body) => ({ ...encodeJson(body), contentType: mediaType });
}

/** Why a body cannot be written. */
export class BodyProblem extends Error {}

function encodeJson(body: unknown): WireBody {
  const isPlain = typeof body !== "object" || body === null || !isPlatformObject(body) || "toJSON" in body;
  // Its type leaves out that it gives nothing for a function or a symbol.
  const content: unknown = isPlain ? JSON.stringify(body) : undefined;
  if (typeof content !== "string") throw new BodyProblem("has no JSON form");
  return { content, contentType: "application/json" };
}

function refusal(call: CallName, problem: string, options?: ErrorOptions): InvalidRequestError {
  return new InvalidRequestError(call, "body", undefined, problem, options);
}
