/** A delivery as a server received it, where there is no `Request`: the bytes of the body, before anything parsed them. */
export interface Delivery {
  readonly body: RawBody;
  readonly headers: HeaderSource;
  /** Method and address that the platform called, where a signature covers them. */
  readonly method?: string | undefined;
  readonly url?: string | undefined;
}

/** Prefer bytes: a text lacks the byte order mark that the platform may have signed. */
export type RawBody = Uint8Array | ArrayBuffer | string;

/** `Headers`, the `headers` of Node's requests, or a plain object. */
export type HeaderSource = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A delivery whose type is checked by {@link Raw}. */
export interface AnyDelivery {
  readonly body: unknown;
  readonly headers: HeaderSource;
  readonly method?: string | undefined;
  readonly url?: string | undefined;
}

/** Accepts requests and deliveries whose body is raw; to others it adds a property that nobody has, which says what to do. */
export type Raw<Given> =
  IsAny<Given> extends true ? never : Given extends Request ? unknown : RawDelivery<Given>;

type RawDelivery<Given> = Given extends { readonly body: infer Body }
  ? IsAny<Body> extends true
    ? PassTheRawBody
    : [Body] extends [RawBody]
      ? unknown
      : PassTheRawBody
  : PassTheRawBody;

type IsAny<Type> = 0 extends 1 & Type ? true : false;

/** Its only property is what the compiler says of a body that was parsed. */
export interface PassTheRawBody {
  readonly "pass the request itself, or its body as bytes, such as express.raw() gives them: a signature holds only for the bytes that arrived, not for parsed JSON": never;
}
