import type { ResponseReader } from "../response/response-readers.js";
import type { OnceGuard } from "../attempt/at-most-once.js";
import type { BodyEncoder } from "../request/build-body.js";
import type { ServerChoice } from "./choose-server.js";
import type { NextPage, PagePart, Values } from "../pages/walk.js";
import type { QueryWriter } from "../request/query-styles.js";
import type { RateWindow } from "../rate-limit/rate-window.js";

/**
 * Facts about an API that a provider package passes to the runtime. Rendered from the spec; only what an
 * operation does differently from the rest of its API is listed, keyed `"GET /path"`, so that a client stays small.
 */
export interface Provider {
  /** Origin, and path prefix if the API has one, that paths are appended to. From the spec's first server. */
  readonly baseUrl: string;
  /** Client options that choose another server, where the API has several. */
  readonly servers?: ServerChoice;
  /** Security schemes by the name the spec gives them. */
  readonly schemes: Readonly<Record<string, SecurityScheme>>;
  /** Schemes that an operation takes unless `operations` says otherwise; the first one with a credential is used. */
  readonly security: readonly string[];
  /** Headers of every request unless an option says otherwise. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Names of the headers that options set, by the name of the option. */
  readonly headerOptions?: Readonly<Record<string, string>>;
  /** Reads the id that the vendor's support asks for, as `traceIdAt` does. */
  readonly traceId?: TraceIdReader;
  /** The platform's request windows. */
  readonly rateLimit?: readonly RateWindow[];
  /** Facts about single operations that differ from the default, keyed `"GET /path"`. */
  readonly operations?: Readonly<Record<string, OperationFacts>>;
  /** Lists that have pages, by path. */
  readonly pages?: Readonly<Record<string, Pagination>>;
}

/** Header that carries a credential, and the text before it. */
export interface SecurityScheme {
  readonly header: string;
  readonly prefix?: string;
}

/** Reads the trace id of a response; `body` is its JSON. */
export type TraceIdReader = (response: Response, body: unknown) => string | undefined;

export interface OperationFacts {
  /** Schemes of this operation; an empty list sends no credential. */
  readonly security?: readonly string[];
  /** Query parameters that are not written in OpenAPI's default style. */
  readonly query?: Readonly<Record<string, QueryStyle>>;
  /** It places a call or spends money: it reaches the server at most once, which `atMostOnce` guarantees. */
  readonly retry?: OnceGuard;
  /** It only reads, also if its method is POST. */
  readonly safe?: true;
  /** Writes the body, when it is not JSON. */
  readonly body?: BodyEncoder;
  /** Reads a success, when it is not JSON. */
  readonly read?: ResponseReader<unknown>;
  /** A success may have no body although its status does not say so. */
  readonly empty?: true;
  /** Rewrites the JSON of a response before it is parsed, so that large numbers keep their digits. */
  readonly digits?: (json: string) => string;
  /** Media type of a success, when it is JSON of a kind of its own. */
  readonly accept?: string;
}

/** Style of a query parameter that differs from the default. */
export interface QueryStyle {
  /** Writes a list other than with its name repeated, or an object other than as `name[field]=value`. */
  readonly write?: QueryWriter;
  /** A `Date` is written as milliseconds since 1970 instead of ISO 8601. */
  readonly date?: "epoch-ms";
}

/** Paging of a list, with a JSON pointer to the items of its response. */
export interface Pagination {
  readonly items: string;
  /** The list may be missing, which means that it is empty. */
  readonly optional?: true;
  /** Method of the operation that reads it; GET by default. */
  readonly method?: "POST";
  /** Part of the request that has its parameters; the query by default. */
  readonly part?: PagePart;
  /** Values that the first page is requested with by default. */
  readonly first?: Values;
  /** Parameter for the number of items per page. */
  readonly size?: string;
  /** The most items per page that the server grants, where a short page is the end. */
  readonly maximum?: number;
  readonly next: NextPage;
}
