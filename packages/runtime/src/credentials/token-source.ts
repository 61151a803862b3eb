import { copyError } from "./copy-error.js";
import { CredentialError } from "../errors/credential-error.js";
import type { CallName } from "../errors/runtime-error.js";
import type { Token, TokenFunction } from "../client/options.js";
import type { SecurityScheme } from "../client/provider.js";
import { createRedactor, type Redactor } from "./redact.js";
import { tokenProblem } from "./token-problem.js";

/** A credential and the header that carries it. */
export interface Credential {
  readonly token: string;
  /** In lower case. */
  readonly header: string;
  readonly value: string;
  readonly redact: Redactor;
  /** Returns another credential after the server rejected this one, or `undefined` if there is none. */
  replace(call: CallName): Promise<Credential | undefined>;
}

/** Returns the credential of one scheme, or a function that calls the token function. */
export type TokenSource = (call: CallName) => Credential | (() => Promise<Credential>);

/** Replacement of a rejected token. */
interface Renewal {
  readonly token: Promise<unknown>;
  /** Number of ended renewals when this one ended without a token that can be sent. */
  inVainAt: number;
}

/** Maximum number of renewals kept; calls never wait for more at the same time. */
const MOST_RENEWALS = 100;

/**
 * Creates the source of the credentials of one scheme. It keeps them in a closure, where no inspection of the client can see
 * them.
 */
export function createTokenSource(
  scheme: string,
  { header, prefix = "" }: SecurityScheme,
  token: Token,
): TokenSource {
  /** The credential that was read last. */
  let last: Credential | undefined;
  /** Number of renewals that ended, with a token or without. */
  let ended = 0;
  /**
   * Renewals by rejected token, which the function may still return when a call begins. One function can serve several tenants.
   */
  const renewals = new Map<unknown, Renewal>();

  /** After a 401, the request was sent, and the server did not act. */
  const fail = (call: CallName, problem: string, isRejected: boolean, options?: ErrorOptions): never => {
    const message = isRejected
      ? `the server responded with 401, and then the token ${problem}`
      : `the token ${problem}; nothing was sent`;
    throw new CredentialError(call, [scheme], message, options);
  };

  const ask = async (call: CallName, question: () => unknown, rejected?: Redactor): Promise<unknown> => {
    try {
      return await question();
    } catch (thrown) {
      const cause = copyError(thrown, rejected ?? last?.redact ?? String);
      return fail(call, "function failed", rejected !== undefined, { cause });
    }
  };

  const renew = (askToken: TokenFunction, refused: string): Renewal => {
    const renewal: Renewal = { token: (async () => askToken({ refused }))(), inVainAt: Infinity };
    const end = (other?: unknown): void => {
      ended += 1;
      // The next call asks again for one that cannot be sent.
      if (other === refused || tokenProblem(other, prefix) !== undefined) renewal.inVainAt = ended;
    };
    renewal.token.then(end, () => end());
    return renewal;
  };

  /** `given` is the result of the token function, which `value` may have replaced since. */
  const make = (call: CallName, given: unknown, value: unknown, isRejected = false): Credential => {
    const problem = tokenProblem(value, prefix);
    if (problem !== undefined) fail(call, problem, isRejected);
    const text = String(value);
    const redact = last?.token === text ? last.redact : createRedactor(text);
    const endedBefore = ended;
    return (last = {
      token: text,
      header: header.toLowerCase(),
      value: prefix + text,
      redact,
      async replace(later) {
        if (typeof token === "string") return undefined;
        let renewal = renewals.get(text);
        // One renewal for all calls that began before it ended, however late the server rejects them.
        if (renewal === undefined || endedBefore >= renewal.inVainAt) {
          renewal = renew(token, text);
          renewals.set(text, renewal).set(given, renewal);
          if (renewals.size > MOST_RENEWALS) renewals.delete(renewals.keys().next().value);
        }
        const { token: coming } = renewal;
        const renewed = await ask(later, () => coming, redact);
        return renewed === text ? undefined : make(later, given, renewed, true);
      },
    });
  };

  return (call) => {
    if (typeof token === "string") return last ?? make(call, token, token);
    return async () => {
      const given = await ask(call, () => token({ refused: undefined }));
      const renewal = renewals.get(given);
      // The server has already rejected this token.
      const isStale = renewal?.inVainAt === Infinity;
      return make(call, given, isStale ? await ask(call, () => renewal.token) : given);
    };
  };
}
