import { UnreadableResponseError } from "./errors/unreadable-response-error.js";
import type { CallName } from "./errors/runtime-error.js";

const JSON_TYPE = /[/+]json\s*(?:[;,]|$)/i;

/**
 * Makes a value of the text of an answer. Success must be JSON or empty: anything else, such as a proxy's sign-in page
 * with status 200, is an error. An error status is a result whatever its body is, so text stays text there.
 */
export function readAnswer(call: CallName, response: Response, text: string): unknown {
  if (response.status === 0) {
    throw new UnreadableResponseError(call, 0, text, "a redirect, or something else that the platform hides");
  }
  if (text === "") return undefined;
  const type = response.headers.get("content-type") ?? "";
  if (type !== "" && !JSON_TYPE.test(type)) {
    if (!response.ok) return text;
    throw new UnreadableResponseError(call, response.status, text, `${type.split(";")[0]} instead of JSON`);
  }
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (cause) {
    if (!response.ok) return text;
    throw new UnreadableResponseError(call, response.status, text, "JSON that cannot be read", { cause });
  }
}
