import type { CallName } from "../errors/runtime-error.js";
import { findUnwritable } from "./find-unwritable.js";
import { isPlatformBody } from "./platform-body.js";
import { refuse } from "./refuse.js";

/** A body as it is sent. */
export interface WireBody {
  readonly content: NonNullable<RequestInit["body"]>;
  /** Left out when the platform sets the type, as it does for `FormData` and `Blob`. */
  readonly contentType?: string;
}

/** Writes a body; `mediaType` is the caller's `Content-Type`, if any. The message of its error says why a body is refused. */
export type BodyEncoder = (body: unknown, mediaType?: string) => WireBody;

/** Writes the body, by its kind unless the spec says otherwise. Returns `undefined` without a body. */
export function buildBody(
  call: CallName,
  body: unknown,
  encode: BodyEncoder = encodeByKind,
  mediaType?: string,
): WireBody | undefined {
  if (body === undefined) return undefined;
  if (/^(?:GET|HEAD)$/.test(call.method)) refuse(`cannot go with ${call.method}`, call, "body");
  try {
    return encode(body, mediaType);
  } catch (cause) {
    const problem = cause instanceof BodyProblem ? cause.message : "has no JSON form";
    return refuse(problem, call, "body", undefined, { cause });
  }
}

/** Writes a body as JSON of a kind of its own, such as `application/merge-patch+json`. */
export function encodeJsonAs(mediaType: string): BodyEncoder {
  return (body) => ({ content: writeJson(body), contentType: mediaType });
}

/** Thrown when a body cannot be written; the message says why. */
export class BodyProblem extends Error {}

/** Writes a value as JSON; `at` is the JSON pointer to it. Throws a `BodyProblem` when a part of it has no JSON form. */
export function writeJson(value: unknown, at = ""): string {
  const found = findUnwritable(value);
  if (found === undefined) return JSON.stringify(value);
  throw new BodyProblem(`has no exact JSON form at ${at + found || "its root"}`);
}

export function isBytes(value: unknown): value is ArrayBuffer | ArrayBufferView<ArrayBuffer> {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/** Forms, files and bytes are sent as they are, and so is text under a media type that is not JSON. */
function encodeByKind(body: unknown, mediaType = "json"): WireBody {
  if (isPlatformBody(body) || isBytes(body)) return { content: body };
  if (/json/i.test(mediaType)) return { content: writeJson(body), contentType: "application/json" };
  if (typeof body === "string") return { content: body };
  throw new BodyProblem("must be text, bytes or a form for this media type");
}
