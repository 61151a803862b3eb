import type { CallName } from "../errors/runtime-error.js";
import { UnreadableResponseError } from "../errors/unreadable-response-error.js";
import type { Redactor } from "../credentials/redact.js";

const JSON_TYPE = /[/+]json\s*(?:[;,]|$)/i;

/** More than an excerpt shows, so that a credential at its end is still found. */
const MOST_QUOTED = 65_536;

/**
 * Converts the text of a response to what the caller receives. A success must be JSON, or empty where it may be: anything else,
 * such as a proxy's sign-in page with status 200, is an error. An error status can have any body, so text stays text there,
 * without a credential that the server sends back.
 */
export function readContent(
  call: CallName,
  { status, ok, headers }: Response,
  text: string,
  redact: Redactor,
  mayBeEmpty: boolean,
): unknown {
  const refuse = (problem: string, options?: ErrorOptions): never => {
    throw new UnreadableResponseError(call, status, redact(text.slice(0, MOST_QUOTED)), problem, options);
  };
  if (status === 0) return refuse("a redirect that the platform hides");
  if (text === "") {
    return ok && !mayBeEmpty && status !== 204 && status !== 205 ? refuse("no body") : undefined;
  }
  const type = headers.get("content-type") ?? "";
  const isJson = type === "" || type === "application/json" || JSON_TYPE.test(type);
  if (ok && !isJson) return refuse(`${redact(type.replace(/;.*/, ""))} instead of JSON`);
  const given = ok ? text : redact(text);
  if (!isJson) return given;
  try {
    const value: unknown = JSON.parse(given);
    return value;
  } catch {
    return ok ? refuse("invalid JSON", { cause: syntaxErrorOf(redact(text)) }) : given;
  }
}

/** Returns the platform's error about a redacted text: it quotes a piece of the text, and could cut a credential in two. */
function syntaxErrorOf(text: string): unknown {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error;
  }
}
