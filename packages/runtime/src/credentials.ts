import { CredentialError } from "./errors/credential-error.js";
import type { CallName } from "./errors/runtime-error.js";
import type { Token, TokenOption } from "./options.js";
import type { SecurityScheme } from "./provider.js";
import { untilAborted } from "./until-aborted.js";

/** The header that carries a credential. */
export interface Credential {
  readonly header: string;
  readonly value: string;
}

/** Gives the credential of an operation, for the first of its schemes that has one; an operation without schemes has none. */
export type Credentials = (
  call: CallName,
  accepted: readonly string[],
  signal: AbortSignal | undefined,
) => Promise<Credential | undefined>;

// Visible ASCII: a line break or a stray space in a token is a mistake that a server answers with a puzzling 401.
const SENDABLE = /^[!-~]+(?: [!-~]+)*$/;

/**
 * Keeps the token in a closure, where no inspection of the client can see it. Throws a `TypeError` for an option that
 * is no token.
 */
export function createCredentials(
  schemes: Readonly<Record<string, SecurityScheme>>,
  option: TokenOption<string> | undefined,
): Credentials {
  const tokens = readTokens(Object.keys(schemes), option);
  return async (call, accepted, signal) => {
    for (const name of accepted) {
      const token = tokens.get(name);
      const scheme = schemes[name];
      if (token !== undefined && scheme !== undefined) {
        const value = typeof token === "string" ? token : await askForToken(call, accepted, token, signal);
        return { header: scheme.header, value: (scheme.prefix ?? "") + checkToken(call, accepted, value) };
      }
    }
    if (accepted.length === 0) return undefined;
    throw new CredentialError(call, accepted, missing(schemes, accepted));
  };
}

function readTokens(schemes: readonly string[], option: TokenOption<string> | undefined): Map<string, Token> {
  if (typeof option !== "object" || option === null) {
    const token = checkKind(option);
    return new Map(token === undefined ? [] : schemes.map((scheme) => [scheme, token]));
  }
  const tokens = new Map<string, Token>();
  for (const [scheme, given] of Object.entries(option)) {
    if (!schemes.includes(scheme)) {
      // The key is not shown: it is the token, when key and value were mixed up.
      throw new TypeError(
        `token has a key that is no security scheme; the schemes are: ${schemes.join(", ")}`,
      );
    }
    const token = checkKind(given);
    if (token !== undefined) tokens.set(scheme, token);
  }
  return tokens;
}

function checkKind(token: Token | undefined): Token | undefined {
  if (token === undefined || typeof token === "string" || typeof token === "function") return token;
  throw new TypeError("token must be a string, a function that gives one, or an object with one per scheme");
}

async function askForToken(
  call: CallName,
  accepted: readonly string[],
  token: () => string | Promise<string>,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const asked = (async () => token())();
  try {
    return await (signal === undefined ? asked : untilAborted(asked, signal));
  } catch (cause) {
    signal?.throwIfAborted();
    throw new CredentialError(call, accepted, "the token function failed", { cause });
  }
}

function checkToken(call: CallName, accepted: readonly string[], value: unknown): string {
  if (typeof value !== "string" || value === "")
    throw new CredentialError(call, accepted, "the token is empty");
  if (SENDABLE.test(value)) return value;
  throw new CredentialError(
    call,
    accepted,
    "the token has a line break, white space at an end or a character that no header can carry",
  );
}

function missing(schemes: Readonly<Record<string, SecurityScheme>>, accepted: readonly string[]): string {
  const remedy =
    Object.keys(schemes).length > 1 ? `pass token: { ${accepted[0]}: "…" }` : "pass the option token";
  return `this operation needs a credential for the security scheme ${accepted.join(" or ")}: ${remedy}`;
}
