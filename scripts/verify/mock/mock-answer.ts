import type { IHttpResponse } from "@stoplight/prism-http";
import { bodyKind } from "./body-kind.ts";
import { showKeys } from "./hide-references.ts";

/** Response of the mock. */
export interface MockAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Says in an answer what is wrong with the request. */
export const VIOLATIONS_HEADER = "sl-violations";
/** Clients take no more than 16 KB of headers. */
const MAX_VIOLATIONS_LENGTH = 8000;

/** The spec's own answer, with what is wrong with the request. */
export function specAnswer(
  { statusCode, headers = {}, body }: IHttpResponse,
  violations: readonly object[],
): MockAnswer {
  return {
    status: statusCode,
    headers: {
      ...headers,
      ...(violations.length === 0 ? {} : { [VIOLATIONS_HEADER]: headerText(violations) }),
    },
    body: bodyText(body, headers["Content-type"] ?? headers["content-type"] ?? ""),
  };
}

/** An answer that no spec has, in the form of RFC 9457. */
export function problemAnswer(
  status: number,
  title: string,
  more: Readonly<Record<string, unknown>> = {},
): MockAnswer {
  return {
    status,
    headers: { "content-type": "application/problem+json" },
    body: JSON.stringify({ ...more, title, status }),
  };
}

function bodyText(body: unknown, mediaType: string): string | undefined {
  if (body === undefined) return undefined;
  if (bodyKind(mediaType) === "json") return JSON.stringify(showKeys(body));
  if (typeof body === "string") return body;
  throw new Error(`the spec's example for ${mediaType || "an answer without a type"} is no text`);
}

/** JSON in the characters that a header can have. */
function headerText(value: unknown): string {
  return JSON.stringify(value)
    .slice(0, MAX_VIOLATIONS_LENGTH)
    .replaceAll(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
