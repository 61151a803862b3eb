/**
 * What a provider package knows about its API and hands to the runtime. Rendered from the spec; only what an
 * operation does differently from the rest of its API is listed, keyed `"GET /path"`, so that a client stays small.
 */
export interface Provider {
  /** Origin, and path prefix if the API has one, that paths are appended to. From the spec's first server. */
  readonly baseUrl: string;
  /** Security schemes by the name the spec gives them. */
  readonly schemes: Readonly<Record<string, SecurityScheme>>;
  /** Schemes that an operation takes unless `operations` says otherwise; the first one with a credential is used. */
  readonly security: readonly string[];
  /** Headers that are set once per client, by option name. */
  readonly headerOptions?: Readonly<Record<string, HeaderOption>>;
  /** Where an answer carries the id that the vendor's support asks for. */
  readonly traceId?: TraceIdPlace;
  /** What single operations do differently, keyed `"GET /path"`. */
  readonly operations?: Readonly<Record<string, OperationFacts>>;
}

/** How a credential travels: in which header, and with what text before it. */
export interface SecurityScheme {
  readonly header: string;
  readonly prefix?: string;
}

export interface HeaderOption {
  readonly header: string;
  readonly default: string;
}

export interface TraceIdPlace {
  /** Name of a property at the top of a JSON answer. */
  readonly body?: string;
  readonly header?: string;
}

export interface OperationFacts {
  /** Schemes of this operation; an empty list sends no credential. */
  readonly security?: readonly string[];
  /** Query parameters that are not written in OpenAPI's default style. */
  readonly query?: Readonly<Record<string, QueryStyle>>;
}

export interface QueryStyle {
  readonly style?: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  /** `false` writes a list as one value with separators instead of repeating the name. */
  readonly explode?: false;
  /** A `Date` is written as milliseconds since 1970 instead of ISO 8601. */
  readonly date?: "epoch-ms";
}
