import { CredentialError } from "../errors/credential-error.js";
import type { CallName } from "../errors/runtime-error.js";
import type { Token, TokenOption } from "../client/options.js";
import type { SecurityScheme } from "../client/provider.js";
import { typeOf } from "./token-problem.js";
import { createTokenSource, type Credential, type TokenSource } from "./token-source.js";

/**
 * Returns the credential of the first accepted scheme that has one, `undefined` for an operation without schemes, or a function
 * that calls the token function.
 */
export type ReadCredential = (
  call: CallName,
  accepted: readonly string[],
) => Credential | undefined | (() => Promise<Credential>);

/** Creates the credentials of a client. Throws a `TypeError` for an option that is not a token. */
export function createCredentials(
  schemes: Readonly<Record<string, SecurityScheme>>,
  option: TokenOption<string> | undefined,
): ReadCredential {
  const names = Object.keys(schemes);
  const sources = new Map<string, TokenSource>();
  const tokens: readonly (readonly [string, unknown])[] =
    typeof option === "object" && option !== null
      ? Object.entries(option)
      : names.map((name) => [name, option]);
  for (const [name, token] of tokens) {
    const scheme = names.includes(name) ? schemes[name] : undefined;
    // The key is not shown: by mistake, it could be the token.
    if (scheme === undefined)
      throw new TypeError(`token has an unknown key; expected one of: ${names.join(", ")}`);
    if (isToken(token)) sources.set(name, createTokenSource(name, scheme, token));
    else if (token !== undefined)
      throw new TypeError(
        `token must be a string, a function, or an object with one of these per scheme; got ${typeOf(token)}`,
      );
  }

  return (call, accepted) => {
    if (accepted.length === 0) return undefined;
    const source = sources.get(accepted.find((scheme) => sources.has(scheme)) ?? "");
    if (source !== undefined) return source(call);
    const problem = `needs the option token for ${accepted.join(" or ")}; nothing was sent`;
    throw new CredentialError(call, accepted, problem);
  };
}

function isToken(value: unknown): value is Token {
  return typeof value === "string" || typeof value === "function";
}
