import { UNSENDABLE } from "../request/add-headers.js";

// Visible ASCII: for a line break or a stray space, a server would return a puzzling 401.
const SENDABLE = /^[!-~]+(?: [!-~]+)*$/;

/** Returns the type of a value, for messages that must not show the value. */
export function typeOf(value: unknown): string {
  return value === null ? "null" : typeof value;
}

/** Returns the problem with a token after `prefix`, without showing it, or `undefined`. */
export function tokenProblem(token: unknown, prefix: string): string | undefined {
  if (typeof token !== "string") return `must be a string, got ${typeOf(token)}`;
  if (token === "") return "is empty";
  if (!SENDABLE.test(token)) return UNSENDABLE;
  return prefix !== "" && token.toLowerCase().startsWith(prefix.toLowerCase())
    ? `begins with "${prefix}", which the client adds`
    : undefined;
}
