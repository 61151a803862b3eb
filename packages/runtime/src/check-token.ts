import { CredentialError } from "./errors/credential-error.js";
import type { CallName } from "./errors/runtime-error.js";

// Visible ASCII: a line break or a stray space in a token is a mistake that a server answers with a puzzling 401.
const SENDABLE = /^[!-~]+(?: [!-~]+)*$/;

/** Throws a `CredentialError` for what cannot be sent as a token behind `prefix`. The token is not in it. */
export function checkToken(
  call: CallName,
  scheme: string,
  token: unknown,
  prefix: string,
): asserts token is string {
  const problem =
    typeof token !== "string" || token === ""
      ? "is empty"
      : !SENDABLE.test(token)
        ? "has a line break, white space at an end or a character that no header can carry"
        : prefix !== "" && token.toLowerCase().startsWith(prefix.toLowerCase())
          ? `begins with "${prefix}", which is put before it anyway`
          : undefined;
  if (problem !== undefined)
    throw new CredentialError(call, [scheme], `the token ${problem}; nothing was sent`);
}
