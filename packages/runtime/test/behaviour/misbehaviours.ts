import {
  authorize,
  cutBeforeHead,
  cutInBody,
  cutInHead,
  drip,
  echoToken,
  inTurn,
  invalidUtf8,
  json,
  redirect,
  type Script,
  shortContentLength,
  speakNonsense,
  stallBeforeHead,
  stallInBody,
  tenMegabytes,
  text,
  wrongContentLength,
} from "../loopback-server.js";

/** A fault that a server repeats forever, and its outcome with two retries and a token that can be replaced. */
export interface Misbehaviour {
  readonly title: string;
  /** `other` is the address of another origin. */
  readonly script: (other: string) => Script;
  /** Outcome for the caller. */
  readonly outcome: object;
  /** Number of times that a GET and a POST reach the server; an operation marked `x-retry: never` does once. */
  readonly get: number;
  readonly post: number;
  /** Outcome of a POST, if it differs from that of a GET. */
  readonly postOutcome?: object;
  /** Only the timeout ends an attempt. */
  readonly stalls?: true;
}

/** Timeout of an attempt when the server stalls. */
export const TIMEOUT_MS = 250;

const YEAR = String(365 * 24 * 3600);
const nextYear = (): string => new Date(Date.now() + 365 * 24 * 3600 * 1000).toUTCString();
const past = new Date(Date.now() - 5_000).toUTCString();

function status(code: number, headers: Record<string, string> = {}): () => Script {
  return () => json(code, { message: "no" }, headers);
}

function failed(code: number): object {
  return { ok: false, status: code, error: { message: "no" } };
}

function thrown(name: string, sent?: string): object {
  return sent === undefined ? { name } : { name, sent };
}

/** A redirect to the same origin leads here. */
const found = json(200, { id: "found" });

function redirectOnce(code: number, location: string): Script {
  return (response, request) =>
    (request.url === "/found" ? found : redirect(code, location))(response, request);
}

export const MISBEHAVIOURS: readonly Misbehaviour[] = [
  // Asks to be left alone.
  { title: "429", script: status(429), outcome: failed(429), get: 3, post: 3 },
  {
    title: "429 with Retry-After: 0",
    script: status(429, { "retry-after": "0" }),
    outcome: failed(429),
    get: 3,
    post: 3,
  },
  {
    title: "429 with Retry-After as a date",
    script: status(429, { "retry-after": past }),
    outcome: failed(429),
    get: 3,
    post: 3,
  },
  {
    title: "429 with Retry-After that is garbage",
    script: status(429, { "retry-after": "soon" }),
    outcome: failed(429),
    get: 3,
    post: 3,
  },
  {
    title: "429 with Retry-After: a year",
    script: status(429, { "retry-after": YEAR }),
    outcome: failed(429),
    get: 1,
    post: 1,
  },
  {
    title: "429 with Retry-After as a date in a year",
    script: status(429, { "retry-after": nextYear() }),
    outcome: failed(429),
    get: 1,
    post: 1,
  },
  { title: "503", script: status(503), outcome: failed(503), get: 3, post: 1 },
  {
    title: "503 with Retry-After: 0",
    script: status(503, { "retry-after": "0" }),
    outcome: failed(503),
    get: 3,
    post: 3,
  },
  {
    title: "503 with Retry-After as a date",
    script: status(503, { "retry-after": past }),
    outcome: failed(503),
    get: 3,
    post: 3,
  },
  {
    title: "503 with Retry-After that is garbage",
    script: status(503, { "retry-after": "-1" }),
    outcome: failed(503),
    get: 3,
    post: 1,
  },
  {
    title: "503 with Retry-After: a year",
    script: status(503, { "retry-after": YEAR }),
    outcome: failed(503),
    get: 1,
    post: 1,
  },
  // Responds with an error.
  { title: "500", script: status(500), outcome: failed(500), get: 3, post: 1 },
  {
    title: "500 with Retry-After: 0",
    script: status(500, { "retry-after": "0" }),
    outcome: failed(500),
    get: 3,
    post: 1,
  },
  { title: "501", script: status(501), outcome: failed(501), get: 1, post: 1 },
  { title: "504", script: status(504), outcome: failed(504), get: 3, post: 1 },
  { title: "408", script: status(408), outcome: failed(408), get: 3, post: 1 },
  { title: "400", script: status(400), outcome: failed(400), get: 1, post: 1 },
  { title: "409", script: status(409), outcome: failed(409), get: 1, post: 1 },
  { title: "422", script: status(422), outcome: failed(422), get: 1, post: 1 },
  { title: "401 to every token", script: status(401), outcome: failed(401), get: 2, post: 2 },
  {
    title: "401 with Retry-After: 0",
    script: status(401, { "retry-after": "0" }),
    outcome: failed(401),
    get: 2,
    post: 2,
  },
  {
    title: "401 to the first token",
    script: () => authorize((token) => token !== "t1", json(200, { id: 1 })),
    outcome: { ok: true, data: { id: 1 } },
    get: 2,
    post: 2,
  },
  {
    title: "401 to the first token, then 500",
    script: () => authorize((token) => token !== "t1", json(500, { message: "no" })),
    outcome: failed(500),
    get: 4,
    post: 2,
  },
  {
    title: "400 with the token in it",
    script: () => echoToken(400),
    outcome: { ok: false, status: 400 },
    get: 1,
    post: 1,
  },
  {
    title: "502 with a web page",
    script: () => text(502, "text/html", "<h1>Bad Gateway</h1>"),
    outcome: { ok: false, status: 502, error: "<h1>Bad Gateway</h1>" },
    get: 3,
    post: 1,
  },
  {
    title: "500 with broken JSON",
    script: () => text(500, "application/json", '{"a":'),
    outcome: { ok: false, status: 500, error: '{"a":' },
    get: 3,
    post: 1,
  },
  // Does not respond, or not to the end.
  {
    title: "a stall before the head",
    stalls: true,
    script: () => stallBeforeHead,
    outcome: thrown("TimeoutError", "maybe"),
    get: 3,
    post: 1,
  },
  {
    title: "a stall in the body",
    stalls: true,
    script: () => stallInBody,
    outcome: thrown("TimeoutError", "yes"),
    get: 3,
    post: 1,
  },
  {
    title: "a body that comes byte by byte",
    stalls: true,
    script: () => drip,
    outcome: thrown("TimeoutError", "yes"),
    get: 3,
    post: 1,
  },
  {
    title: "a cut before the head",
    script: () => cutBeforeHead,
    outcome: thrown("ConnectionError", "maybe"),
    get: 3,
    post: 1,
  },
  {
    title: "a cut in the head",
    script: () => cutInHead,
    outcome: thrown("ConnectionError", "maybe"),
    get: 3,
    post: 1,
  },
  {
    title: "a cut in the body",
    script: () => cutInBody,
    outcome: thrown("ConnectionError", "yes"),
    get: 3,
    post: 1,
  },
  {
    title: "a response that is not HTTP",
    script: () => speakNonsense,
    outcome: thrown("ConnectionError", "maybe"),
    get: 3,
    post: 1,
  },
  {
    title: "fewer bytes than announced",
    script: () => wrongContentLength,
    outcome: thrown("ConnectionError", "yes"),
    get: 3,
    post: 1,
  },
  {
    title: "500, then a cut",
    script: () => inTurn(json(500, {}), cutBeforeHead),
    outcome: thrown("ConnectionError", "maybe"),
    get: 3,
    post: 1,
    postOutcome: { ok: false, status: 500 },
  },
  // Responds with something else than it should.
  {
    title: "more bytes than announced",
    script: () => shortContentLength,
    outcome: thrown("UnreadableResponseError"),
    get: 1,
    post: 1,
  },
  {
    title: "truncated JSON",
    script: () => text(200, "application/json", '{"id":'),
    outcome: thrown("UnreadableResponseError"),
    get: 1,
    post: 1,
  },
  {
    title: "a web page with 200",
    script: () => text(200, "text/html", "<h1>Sign in</h1>"),
    outcome: thrown("UnreadableResponseError"),
    get: 1,
    post: 1,
  },
  {
    title: "an empty 200",
    script: () => text(200, "application/json", ""),
    outcome: thrown("UnreadableResponseError"),
    get: 1,
    post: 1,
  },
  {
    title: "204",
    script: () => text(204, undefined, ""),
    outcome: { ok: true, status: 204, data: undefined },
    get: 1,
    post: 1,
  },
  { title: "10 MB", script: () => tenMegabytes, outcome: { ok: true, status: 200 }, get: 1, post: 1 },
  {
    title: "invalid UTF-8",
    script: () => invalidUtf8,
    outcome: { ok: true, data: { name: "a\ufffd\ufffdb" } },
    get: 1,
    post: 1,
  },
  // Sends on.
  ...[301, 302, 303, 307, 308].map((code) => ({
    title: `${code} to the same origin`,
    script: () => redirectOnce(code, "/found"),
    outcome: { ok: true, status: 200, data: { id: "found" } },
    get: 2,
    post: 1,
    postOutcome: { ok: false, status: code },
  })),
  ...[301, 302, 303, 307, 308].map((code) => ({
    title: `${code} to another origin`,
    script: (other: string) => redirect(code, `${other}/found`),
    outcome: { ok: false, status: code },
    get: 1,
    post: 1,
  })),
  {
    title: "redirects in a circle",
    script: () => redirect(302, "/agents"),
    outcome: { ok: false, status: 302 },
    get: 6,
    post: 1,
  },
  { title: "a redirect without a place", script: status(302), outcome: failed(302), get: 1, post: 1 },
  {
    title: "304",
    script: () => text(304, undefined, ""),
    outcome: { ok: false, status: 304 },
    get: 1,
    post: 1,
  },
];
