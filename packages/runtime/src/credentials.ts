import { CredentialError } from "./errors/credential-error.js";
import type { CallName } from "./errors/runtime-error.js";
import type { Token, TokenOption } from "./options.js";
import type { SecurityScheme } from "./provider.js";

/** A header that carries a credential. */
export type CredentialHeader = Readonly<Record<string, string>>;

/** Gives the header with the credential of an operation, for the first of its schemes that has one. */
export type Credentials = (
  call: CallName,
  schemes: readonly string[],
) => Promise<CredentialHeader | undefined>;

// Visible ASCII: a line break or a stray space in a token is a mistake that a server answers with a puzzling 401.
const SENDABLE = /^[\u0021-\u007e]+(?: [\u0021-\u007e]+)*$/;

/** Keeps the token in a closure, where no inspection of the client can see it. */
export function createCredentials(
  schemes: Readonly<Record<string, SecurityScheme>>,
  option: TokenOption<string> | undefined,
): Credentials {
  return async (call, accepted) => {
    if (accepted.length === 0) return undefined;
    for (const name of accepted) {
      const token = tokenFor(option, name);
      const scheme = schemes[name];
      if (token !== undefined && scheme !== undefined) {
        return { [scheme.header]: (scheme.prefix ?? "") + (await readToken(call, accepted, token)) };
      }
    }
    throw new CredentialError(call, accepted, missing(schemes, option, accepted));
  };
}

function tokenFor(option: TokenOption<string> | undefined, scheme: string): Token | undefined {
  return typeof option === "object" ? option[scheme] : option;
}

async function readToken(call: CallName, accepted: readonly string[], token: Token): Promise<string> {
  const value = typeof token === "string" ? token : await askForToken(call, accepted, token);
  if (typeof value !== "string" || value === "")
    throw new CredentialError(call, accepted, "the token is empty");
  if (SENDABLE.test(value)) return value;
  throw new CredentialError(
    call,
    accepted,
    "the token has a line break or another character that no header can carry",
  );
}

async function askForToken(
  call: CallName,
  accepted: readonly string[],
  token: () => string | Promise<string>,
): Promise<string> {
  try {
    return await token();
  } catch (cause) {
    throw new CredentialError(call, accepted, "the token function failed", { cause });
  }
}

function missing(
  schemes: Readonly<Record<string, SecurityScheme>>,
  option: TokenOption<string> | undefined,
  accepted: readonly string[],
): string {
  const names = accepted.join(" or ");
  const remedy =
    typeof option === "object" || Object.keys(schemes).length > 1
      ? `pass token: { ${accepted[0]}: "…" }`
      : "pass the option token";
  return `this operation needs a credential for the security scheme ${names}: ${remedy}`;
}
