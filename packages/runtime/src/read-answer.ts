import { UnreadableResponseError } from "./errors/unreadable-response-error.js";
import type { CallName } from "./errors/runtime-error.js";

/**
 * Makes a value of the text of an answer. Success must be JSON or empty: anything else, such as a proxy's sign-in page
 * with status 200, is an error. An error status is a result whatever its body is, so text stays text there.
 */
export function readAnswer(call: CallName, response: Response, text: string): unknown {
  if (text === "") return undefined;
  const type = response.headers.get("content-type") ?? "";
  const isJson = type === "" || /[/+]json\b/i.test(type);
  if (!isJson) {
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
