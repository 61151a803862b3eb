import type { CallOptions } from "./options.js";
import type { ResponseReader } from "../response/response-readers.js";
import type { Fail, Ok, UnknownResult } from "../response/result.js";
import type { Status2XX, StatusError } from "../response/status.js";

/** Leaves `init` out exactly when nothing in it is required. */
type InitArguments<Init> = {} extends Init ? [init?: Init] : [init: Init];

/** One method per HTTP method that the API has; each takes the paths that have that method. */
export type CallMethods<Calls> = {
  readonly [Method in keyof Calls]: <Path extends keyof Calls[Method]>(
    path: Path,
    ...init: InitArguments<InitOf<Calls[Method][Path]>>
  ) => Promise<ResultOf<Calls[Method][Path]>>;
};

// Looked up instead of inferred: before the compiler knows the path, it would infer for every path, and a call would cost more in a
// larger API.
type InitOf<C> = C["init" & keyof C];
type ResultOf<C> = C["result" & keyof C];

/** Value of a path parameter. */
export type PathValue = string | number | boolean;

/** Options of `request`: those of any call, with untyped parameters and body. */
export interface UntypedInit extends CallOptions {
  readonly params?:
    | {
        readonly path?: { readonly [name: string]: PathValue } | undefined;
        readonly query?: { readonly [name: string]: unknown } | undefined;
        readonly header?: { readonly [name: string]: string | number | boolean | undefined } | undefined;
      }
    | undefined;
  /**
   * Sent as JSON, so do not stringify it. `FormData`, `URLSearchParams`, `Blob` and bytes are sent as they are, and so is text
   * when a `Content-Type` other than JSON is given.
   */
  readonly body?: unknown;
  /** Reads a success that is not JSON: `asBlob`, `asArrayBuffer`, `asText` or `asStream`. */
  readonly read?: ResponseReader<unknown> | undefined;
}

/** Items of a list over all of its pages, which are fetched as they are needed. */
export interface Paginator<Item, Page> extends AsyncIterable<Item> {
  /** The responses themselves, page by page: the first one always, later ones unless they are empty. */
  pages(): AsyncIterable<Page>;
}

/** Init, item and page of each list that has pages, by path. Rendered from the spec. */
export type PaginateMethod<Pages> = {
  /**
   * Returns the items of a list over all of its pages, which are fetched as they are needed; `pages()` returns the responses
   * themselves. Throws `ApiError` when a page has an error status, and whatever a call throws.
   */
  readonly paginate: <Path extends keyof Pages>(
    path: Path,
    ...init: InitArguments<InitOf<Pages[Path]>>
  ) => Paginator<ItemOf<Pages[Path]>, PageOf<Pages[Path]>>;
};

type ItemOf<C> = C["item" & keyof C];
type PageOf<C> = C["page" & keyof C];

/** Methods of every client in addition to those of its API. */
export interface ClientMethods<Options> {
  /**
   * A copy of this client with the given options replaced: another token, another timeout. Each option is replaced as a whole,
   * `headers` too. `undefined` resets an option to its default, so that a client `with({ token: undefined })` has no credential
   * and never uses this one's.
   *
   * @throws TypeError for an unknown option, and for one that could not work.
   */
  with(options: Options): this;
  /**
   * Calls an operation that is not in the spec, with the same guards as every other call and untyped data. A `{name}` in the
   * path is filled from `params.path`. Throws `InvalidRequestError` for a path that does not start with `/` or would leave the
   * API, and for a body on GET or HEAD.
   */
  request<Data>(
    method: string,
    path: string,
    init: UntypedInit & { readonly read: ResponseReader<Data> },
  ): Promise<Ok<Status2XX, Data> | Fail<StatusError, unknown>>;
  request(method: string, path: string, init?: UntypedInit): Promise<UnknownResult>;
}

/** A client of one API. */
export type Client<Calls, Options, Pages = {}> = CallMethods<Calls> &
  PaginateMethod<Pages> &
  ClientMethods<Options>;
