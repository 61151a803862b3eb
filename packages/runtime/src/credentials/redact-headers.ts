import type { Credential } from "./token-source.js";
import { REDACTED } from "./redact.js";

/** Headers that are secret by their name, whoever set them. */
const SECRET = /auth|cookie|key|secret|token/;

/** Returns the headers of a request with secrets redacted. */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  credential: Credential | undefined,
): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name] ?? "";
    const isSecret =
      SECRET.test(name) ||
      (credential !== undefined && (value.includes(credential.token) || credential.redact(value) !== value));
    shown[name] = isSecret ? REDACTED : value;
  }
  if (credential !== undefined) shown[credential.header] = REDACTED;
  return shown;
}
