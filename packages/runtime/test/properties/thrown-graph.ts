import * as fc from "fast-check";

/** Makes a value with a secret somewhere in it. */
export type Plant = (secret: string) => unknown;

class Holder {
  readonly #secret: string;
  readonly shown: string;

  constructor(secret: string) {
    this.#secret = secret;
    this.shown = secret;
  }

  get secret(): string {
    return this.#secret;
  }
}

const leaf: fc.Arbitrary<Plant> = fc.constantFrom<Plant[]>(
  (secret) => secret,
  (secret) => `Bearer ${secret} was refused`,
  (secret) => encodeURIComponent(secret),
  (secret) => JSON.stringify(JSON.stringify({ secret })),
  (secret) => btoa(`user:${secret}`),
  (secret) => new Headers({ authorization: secret }),
  (secret) => new Request("http://a.invalid/", { headers: { "x-key": secret } }),
  (secret) => new Response(secret, { headers: { "x-key": secret } }),
  (secret) => new URL(`http://a.invalid/?key=${encodeURIComponent(secret)}`),
  (secret) => new URLSearchParams({ secret }),
  (secret) => new TextEncoder().encode(secret),
  (secret) => Buffer.from(secret),
  (secret) => new Holder(secret),
  (secret) => Symbol(secret),
  (secret) => Object(secret),
  (secret) => new Error(secret),
  (secret) => new DOMException(secret, "NetworkError"),
  (secret) => ({ name: secret, message: secret, code: secret, syscall: secret, stack: secret }),
  (secret) => Object.defineProperty(() => {}, "name", { value: secret }),
);

const key = fc.constantFrom(
  "message", "name", "code", "stack", "syscall", "cause", "errors", "config", "headers", "options",
  "toJSON", "0", "length", Symbol.for("nodejs.util.inspect.custom"), Symbol("own"), Symbol.toStringTag,
); // prettier-ignore

function hold(build: (inner: unknown, secret: string, name: PropertyKey) => unknown) {
  return (inner: Plant, name: PropertyKey): Plant =>
    (secret) =>
      build(inner(secret), secret, name);
}

const CONTAINERS = [
  hold((inner) => new Error("outer", { cause: inner })),
  hold((inner) => new AggregateError([inner, new Error("other")], "all")),
  hold((inner, _secret, name) => {
    const error = new TypeError("fetch failed");
    Reflect.set(error, name, inner);
    return error;
  }),
  hold((inner, _secret, name) => ({ [name]: inner })),
  hold((inner, secret) => ({ [secret]: inner })),
  hold((inner) => [1, inner]),
  hold((inner, secret) => new Map([[secret, inner]])),
  hold((inner) => new Set([inner])),
  hold((inner, secret) => Object.freeze(Object.assign(new Error(secret), { inner }))),
  hold((inner, _secret, name) => Object.defineProperty(new Error("a"), name, { get: () => inner })),
  hold((inner, _secret, name) => Object.defineProperty({ message: "a" }, name, { value: inner })),
  hold((inner) => Object.create(new Error("inherited", { cause: inner }))),
  hold((inner) => new Proxy(new Error("a"), { get: (target, name) => Reflect.get(target, name) ?? inner })),
  hold((inner) => {
    const circle: Error = new Error("circle", { cause: { message: "a", cause: inner } });
    return Object.assign(circle, { self: circle });
  }),
  hold((inner, secret) => Object.assign(Promise.resolve(inner), { message: secret })),
];

/** Random graphs of errors, objects, collections and objects of the platform. */
export const thrownGraph: fc.Arbitrary<Plant> = fc.letrec<{ node: Plant }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: "large" },
    leaf,
    fc
      .tuple(fc.constantFrom(...CONTAINERS), tie("node"), key)
      .map(([contain, inner, name]) => contain(inner, name)),
  ),
})).node;
