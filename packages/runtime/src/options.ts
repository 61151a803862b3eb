/** A credential, or a function that gives one. The function is asked at each call, so that a token can change. */
export type Token = string | (() => string | Promise<string>);

/** One credential for every security scheme of the API, or one per scheme, keyed by the name the spec gives it. */
export type TokenOption<Scheme extends string> = Token | { readonly [S in Scheme]?: Token | undefined };

/**
 * Header values by name; `undefined` leaves a header out, also one that the client would send. Two stay whatever is
 * given here: the credential, and the `Content-Type` of a body, which can be changed but not left out.
 */
export interface HeaderValues {
  readonly [name: string]: string | undefined;
}

/** The part of the platform's `fetch` that a client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a client is made with. */
export interface ClientOptions<Scheme extends string = string> {
  /**
   * The credential. A call whose operation needs one throws `CredentialError` before anything is sent when there is
   * none. It is sent to `baseUrl` only, and appears in no error that the client makes.
   */
  readonly token?: TokenOption<Scheme> | undefined;
  /** Where the API is, when not at the address in its spec: a proxy, a white-label domain, a mock. */
  readonly baseUrl?: string | undefined;
  /** Sends the requests instead of the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Headers for every call. */
  readonly headers?: HeaderValues | undefined;
  /** How long an attempt may take, in milliseconds, until the last byte of the answer. Default: 30 000. */
  readonly timeoutMs?: number | undefined;
}

/** What every single call takes besides its parameters and body. */
export interface CallOptions {
  /** Headers for this call; they win over the client's. */
  readonly headers?: HeaderValues | undefined;
  /** Ends the call at once when it is aborted; the call then throws the signal's reason. It may serve many calls. */
  readonly signal?: AbortSignal | undefined;
  /** Overrides the client's `timeoutMs` for this call. */
  readonly timeoutMs?: number | undefined;
}
