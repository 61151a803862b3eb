import { UNSENDABLE } from "../request/add-headers.js";

// Visible ASCII: a line break or a stray space in a token is a mistake that a server answers with a puzzling 401.
const SENDABLE = /^[!-~]+(?: [!-~]+)*$/;

/** The type of a value, for a message in which the value itself must not be. */
export function typeOf(value: unknown): string {
  return value === null ? "null" : typeof value;
}

/** Why something cannot be sent as a token behind `prefix`; `undefined` when it can. The token is not in it. */
export function tokenProblem(token: unknown, prefix: string): string | undefined {
  if (typeof token !== "string") return `must be a string, got ${typeOf(token)}`;
  if (token === "") return "is empty";
  if (!SENDABLE.test(token)) return UNSENDABLE;
  return prefix !== "" && token.toLowerCase().startsWith(prefix.toLowerCase())
    ? `begins with "${prefix}", which the client adds`
    : undefined;
}
