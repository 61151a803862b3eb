import { checkToken } from "./check-token.js";
import { CredentialError } from "./errors/credential-error.js";
import type { CallName } from "./errors/runtime-error.js";
import type { TokenFunction, TokenOption } from "./options.js";
import type { SecurityScheme } from "./provider.js";
import { createRedactor, redactError } from "./redact.js";
import { readSources, type Renewal, type TokenSource } from "./token-sources.js";
import { untilAborted } from "./until-aborted.js";

/** A credential and the header that carries it. */
export interface Credential {
  readonly token: string;
  /** In lower case. */
  readonly header: string;
  readonly value: string;
  readonly source: TokenSource;
  /** What the token function gave, which may have been replaced since by `token`. */
  readonly given: unknown;
  /** How many renewals of the source had ended when it was read. */
  readonly ended: number;
}

/** The credentials of a client. They are kept in closures, where no inspection of the client can see them. */
export interface Credentials {
  /**
   * The credential for the first of the schemes that has one; an operation without schemes has none. Where a token function
   * has it, this gives what asks that.
   */
  read(
    call: CallName,
    accepted: readonly string[],
  ): Credential | undefined | ((signal: AbortSignal | undefined) => Promise<Credential>);
  /** Another credential after the server refused this one, or `undefined` when there is no other. */
  replace(
    call: CallName,
    refused: Credential,
    signal: AbortSignal | undefined,
  ): Promise<Credential | undefined>;
}

/** More tokens than that are not refused while any call still waits for them. */
const MOST_RENEWALS = 100;

/** Throws a `TypeError` for an option that is no token. */
export function createCredentials(
  schemes: Readonly<Record<string, SecurityScheme>>,
  option: TokenOption<string> | undefined,
): Credentials {
  const sources = readSources(Object.keys(schemes), option);

  const make = (call: CallName, source: TokenSource, given: unknown, token: unknown): Credential => {
    const { scheme, ended } = source;
    const { header = "", prefix = "" } = schemes[scheme] ?? {};
    checkToken(call, scheme, token, prefix);
    return { token, header: header.toLowerCase(), value: prefix + token, source, given, ended };
  };

  const readFunction = async (
    call: CallName,
    source: TokenSource,
    token: TokenFunction,
    signal: AbortSignal | undefined,
  ): Promise<Credential> => {
    const problem = "the token function failed; nothing was sent";
    const given = await ask(call, source, problem, () => token({ refused: undefined }), signal);
    // Of this one the server has already said that it is no good.
    const renewal = source.renewals.get(given);
    const current =
      renewal === undefined || renewal.inVainAt !== undefined
        ? given
        : await ask(call, source, problem, () => renewal.token, signal);
    return make(call, source, given, current);
  };

  return {
    read(call, accepted) {
      if (accepted.length === 0) return undefined;
      const source = sources.get(accepted.find((scheme) => sources.has(scheme)) ?? "");
      if (source === undefined) {
        const wanted = sources.size === 0 ? "the option token" : `token: { ${accepted[0]}: "…" }`;
        const problem = `needs a credential for ${accepted.join(" or ")}: pass ${wanted}; nothing was sent`;
        throw new CredentialError(call, accepted, problem);
      }
      const { token } = source;
      if (typeof token === "string") return (source.fixed ??= make(call, source, token, token));
      return (signal) => readFunction(call, source, token, signal);
    },

    async replace(call, { source, token: refused, given, ended }, signal) {
      const { token } = source;
      if (typeof token === "string") return undefined;
      let renewal = source.renewals.get(refused);
      // One for all the calls that began before it ended, however late the server refuses them.
      if (renewal === undefined || (renewal.inVainAt !== undefined && ended >= renewal.inVainAt)) {
        renewal = renew(source, token, refused);
        source.renewals.set(refused, renewal).set(given, renewal);
        if (source.renewals.size > MOST_RENEWALS) source.renewals.delete(source.renewals.keys().next().value);
      }
      const { token: other } = renewal;
      const problem = "the server refused the token with 401, and the token function failed";
      try {
        const renewed = await ask(call, source, problem, () => other, signal);
        return renewed === refused ? undefined : make(call, source, given, renewed);
      } catch (error) {
        redactError(error, createRedactor(refused));
        throw error;
      }
    },
  };
}

function renew(source: TokenSource, token: TokenFunction, refused: string): Renewal {
  const renewal: Renewal = { token: (async () => token({ refused }))(), inVainAt: undefined };
  const end = (other?: unknown): void => {
    source.ended += 1;
    if (other === undefined || other === refused) renewal.inVainAt = source.ended;
  };
  renewal.token.then(end, () => end());
  return renewal;
}

async function ask(
  call: CallName,
  { scheme }: TokenSource,
  problem: string,
  question: () => unknown,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  try {
    const asked = (async () => question())();
    return await (signal === undefined ? asked : untilAborted(asked, signal));
  } catch (cause) {
    signal?.throwIfAborted();
    throw new CredentialError(call, [scheme], problem, { cause });
  }
}
