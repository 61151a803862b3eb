import { copyError } from "./copy-error.js";
import { CredentialError } from "./errors/credential-error.js";
import type { CallName } from "./errors/runtime-error.js";
import type { TokenFunction, TokenOption } from "./options.js";
import type { SecurityScheme } from "./provider.js";
import { createRedactor, type Redactor } from "./redact.js";
import { tokenProblem } from "./token-problem.js";
import { readSources, type Renewal, type TokenSource } from "./token-sources.js";
import { untilAborted } from "./until-aborted.js";

/** A credential and the header that carries it. */
export interface Credential {
  readonly token: string;
  /** In lower case. */
  readonly header: string;
  readonly value: string;
  readonly redact: Redactor;
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

/** Begins what is said after a 401: the request was sent, and the server did not act. */
const REJECTED = "the server rejected the token with 401, and the ";
/** More tokens than that are not refused while any call still waits for them. */
const MOST_RENEWALS = 100;

/** Throws a `TypeError` for an option that is no token. */
export function createCredentials(
  schemes: Readonly<Record<string, SecurityScheme>>,
  option: TokenOption<string> | undefined,
): Credentials {
  const sources = readSources(schemes, option);

  const readFunction = async (
    call: CallName,
    source: TokenSource,
    token: TokenFunction,
    signal: AbortSignal | undefined,
  ): Promise<Credential> => {
    const problem = "the token function failed; nothing was sent";
    const given = await ask(call, source, problem, () => token({ refused: undefined }), signal);
    // The server has already rejected this token.
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
      if (typeof token === "string") return source.last ?? make(call, source, token, token);
      return (signal) => readFunction(call, source, token, signal);
    },

    async replace(call, { source, token: refused, redact, given, ended }, signal) {
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
      const failure = `${REJECTED}token function failed`;
      const renewed = await ask(call, source, failure, () => other, signal, redact);
      return renewed === refused ? undefined : make(call, source, given, renewed, true);
    },
  };
}

/** `isNew`: the token comes in the place of one that the server rejected. */
function make(
  call: CallName,
  source: TokenSource,
  given: unknown,
  token: unknown,
  isNew = false,
): Credential {
  const { scheme, header, prefix, ended } = source;
  const problem = tokenProblem(token, prefix);
  if (problem !== undefined) {
    const message = isNew ? `${REJECTED}new token ${problem}` : `the token ${problem}; nothing was sent`;
    throw new CredentialError(call, [scheme], message);
  }
  const text = String(token);
  const redact = source.last?.token === text ? source.last.redact : createRedactor(text);
  return (source.last = { token: text, header, value: prefix + text, redact, source, given, ended });
}

function renew(source: TokenSource, token: TokenFunction, refused: string): Renewal {
  const renewal: Renewal = { token: (async () => token({ refused }))(), inVainAt: undefined };
  const end = (other?: unknown): void => {
    source.ended += 1;
    // One that cannot be sent is asked for again by the next call.
    if (other === refused || tokenProblem(other, source.prefix) !== undefined)
      renewal.inVainAt = source.ended;
  };
  renewal.token.then(end, () => end());
  return renewal;
}

async function ask(
  call: CallName,
  { scheme, last }: TokenSource,
  problem: string,
  question: () => unknown,
  signal: AbortSignal | undefined,
  redact: Redactor = last?.redact ?? String,
): Promise<unknown> {
  try {
    const asked = (async () => question())();
    return await (signal === undefined ? asked : untilAborted(asked, signal));
  } catch (cause) {
    signal?.throwIfAborted();
    throw new CredentialError(call, [scheme], problem, { cause: copyError(cause, redact) });
  }
}
