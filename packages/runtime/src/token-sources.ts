import type { Credential } from "./credentials.js";
import type { Token, TokenOption } from "./options.js";
import type { SecurityScheme } from "./provider.js";
import { typeOf } from "./token-problem.js";

/** Where the credentials of one scheme come from. */
export interface TokenSource {
  readonly scheme: string;
  /** In lower case. */
  readonly header: string;
  readonly prefix: string;
  readonly token: Token;
  /** The credential that was read last. */
  last: Credential | undefined;
  /** How often the token function was asked for another token and has given one, or failed. */
  ended: number;
  /**
   * What came or will come in the place of tokens that were refused, and which the function may still give when a call
   * begins. By token, because one function can give those of several tenants.
   */
  readonly renewals: Map<unknown, Renewal>;
}

/** What comes in the place of a token that was refused. */
export interface Renewal {
  readonly token: Promise<unknown>;
  /** Count of the ended renewals when this one had ended and there was nothing in its place. */
  inVainAt: number | undefined;
}

/** The sources by scheme. Throws a `TypeError` for an option that is no token. */
export function readSources(
  schemes: Readonly<Record<string, SecurityScheme>>,
  option: TokenOption<string> | undefined,
): Map<string, TokenSource> {
  const names = Object.keys(schemes);
  const perScheme: Readonly<Record<string, unknown>> =
    typeof option === "object" && option !== null ? option : { "": option };
  const sources = new Map<string, TokenSource>();
  for (const [key, token] of Object.entries(perScheme)) {
    if (key !== "" && !names.includes(key)) {
      throw new TypeError(`token has a key that is no security scheme; the schemes are: ${names.join(", ")}`);
    }
    if (token === undefined) continue;
    if (!isToken(token)) {
      throw new TypeError(
        `token must be a string, a function that returns one, or an object with one per scheme; got ${typeOf(token)}`,
      );
    }
    for (const scheme of key === "" ? names : [key]) {
      const { header = "", prefix = "" } = schemes[scheme] ?? {};
      sources.set(scheme, {
        scheme,
        header: header.toLowerCase(),
        prefix,
        token,
        last: undefined,
        ended: 0,
        renewals: new Map(),
      });
    }
  }
  return sources;
}

function isToken(value: unknown): value is Token {
  return typeof value === "string" || typeof value === "function";
}
