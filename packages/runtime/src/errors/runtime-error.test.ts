import { runInNewContext } from "node:vm";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  ApiError,
  ConnectionError,
  CredentialError,
  InvalidRequestError,
  isAgentApisError,
  isApiError,
  isConnectionError,
  isCredentialError,
  isInvalidRequestError,
  isRateLimitError,
  isTimeoutError,
  isUnreadableResponseError,
  RateLimitError,
  RuntimeError,
  TimeoutError,
  UnreadableResponseError,
} from "../index.js";
import { isErrorNamed } from "./runtime-error.js";

const call = { method: "POST", path: "/agents/{agentId}" };
const cause = new Error("why");
const response = {
  ok: false,
  status: 422,
  error: "no",
  response: new Response(null),
  request: { ...call, attempts: 1 },
  traceId: undefined,
  rateLimit: [],
  retryable: false,
} as const;

const kinds: [name: string, error: RuntimeError, guard: (error: unknown) => boolean][] = [
  ["ApiError", new ApiError(response), isApiError],
  ["ConnectionError", new ConnectionError(call, "maybe", cause), isConnectionError],
  ["CredentialError", new CredentialError(call, ["bearer"], "no token", { cause }), isCredentialError],
  ["InvalidRequestError", new InvalidRequestError(call, "path", "id", "is missing"), isInvalidRequestError],
  ["RateLimitError", new RateLimitError(call, "daily"), isRateLimitError],
  ["TimeoutError", new TimeoutError(call, 50, "maybe"), isTimeoutError],
  [
    "UnreadableResponseError",
    new UnreadableResponseError(call, 200, "<p>", "a page", { cause }),
    isUnreadableResponseError,
  ],
];

describe("RuntimeError", () => {
  test.each(kinds)("%s has its name in the stack and names the call", (name, error) => {
    expect(error).toBeInstanceOf(RuntimeError);
    expect(error.name).toBe(name);
    expect(error.stack).toMatch(new RegExp(`^${name}: POST /agents/\\{agentId\\}: `));
    expect(inspect(error)).toContain(`${name}: POST /agents/{agentId}: `);
    expect(error).toMatchObject(call);
  });

  test.each(kinds)("%s has its name, its message and all properties in JSON and in logs", (name, error) => {
    const written: unknown = JSON.parse(JSON.stringify(error));
    expect(written).toMatchObject({ name, message: error.message, ...call, retryable: error.retryable });
    expect(Object.keys(Object(written)).slice(0, 2)).toEqual(["name", "message"]);
    expect(JSON.parse(JSON.stringify({ error: [error] }))).toEqual({ error: [written] });
    expect(Object.keys(Object(written))).toEqual(expect.arrayContaining(writtenKeys[name] ?? []));
  });

  test.each<[title: string, error: RuntimeError, retryable: boolean]>([
    ["nothing was sent", new ConnectionError(call, "no", cause), true],
    [
      "the port is blocked",
      new ConnectionError(call, "no", cause, { reason: "", isUnsent: true, isPermanent: true }, true),
      false,
    ],
    ["the server may have acted", new ConnectionError(call, "maybe", cause), false],
    ["a second time does no harm", new ConnectionError(call, "yes", cause, undefined, true), true],
    ["a timeout while nothing was sent", new TimeoutError(call, 5, "no"), true],
    ["a timeout", new TimeoutError(call, 5, "maybe"), false],
    ["a timeout when a second time does no harm", new TimeoutError(call, 5, "maybe", true), true],
    ["a limit is used up", new RateLimitError(call, "daily"), true],
    ["the request is wrong", new InvalidRequestError(call, "path", "id", "is missing"), false],
    ["there is no credential", new CredentialError(call, ["bearer"], "no token"), false],
    ["the token function failed", new CredentialError(call, ["bearer"], "failed", { cause }), true],
    ["the response is of another kind", new UnreadableResponseError(call, 200, "<p>", "a page"), false],
    ["the server responded with an error", new ApiError({ ...response, retryable: true }), true],
  ])("says whether to try again after %s", (_title, error, retryable) => {
    expect(error.retryable).toBe(retryable);
  });

  test("keeps the cause", () => {
    expect(new ConnectionError(call, "no", cause).cause).toBe(cause);
    expect(new UnreadableResponseError(call, 200, "", "a page", { cause }).cause).toBe(cause);
  });

  test.each([
    ["no", "did not act"],
    ["maybe", "may have acted"],
    ["yes", "may have acted"],
  ] as const)("TimeoutError says whether the server may have acted: %s", (sent, message) => {
    expect(new TimeoutError(call, 5, sent)).toMatchObject({
      sent,
      message: expect.stringContaining(message),
    });
  });

  test.each([
    ["no", "nothing was sent"],
    ["maybe", "the server may have acted"],
    ["yes", "in the middle of the response"],
  ] as const)("ConnectionError says whether the request was sent: %s", (sent, message) => {
    expect(new ConnectionError(call, sent, cause)).toMatchObject({
      sent,
      message: expect.stringContaining(message),
    });
  });
});

const writtenKeys: Readonly<Record<string, string[]>> = {
  ApiError: ["status", "body", "rateLimit"],
  ConnectionError: ["sent"],
  CredentialError: ["schemes"],
  InvalidRequestError: ["part", "parameter"],
  RateLimitError: ["window"],
  TimeoutError: ["sent", "timeoutMs"],
  UnreadableResponseError: ["status", "excerpt"],
};

describe("isErrorNamed", () => {
  test.each(kinds)("knows copies of %s for a log and for another thread", (name, error, guard) => {
    const copies: unknown[] = [JSON.parse(JSON.stringify(error)), structuredClone(error.toJSON())];
    for (const copy of copies) {
      expect(guard(copy)).toBe(true);
      expect(isAgentApisError(copy)).toBe(true);
      expect(kinds.filter(([, , other]) => other(copy)).map(([other]) => other)).toEqual([name]);
    }
  });

  test("knows every error of ours, and no other that is called the same", () => {
    for (const [, error] of kinds) expect(isAgentApisError(error)).toBe(true);
    const own = Object.defineProperty(new Error("x"), Symbol.for("@agent-apis/runtime/error"), {
      value: "NewError",
    });
    expect(isAgentApisError(own)).toBe(true);
    class ApiErrorOfOthers extends Error {
      override name = "ApiError";
      status = 404;
      method = "GET";
    }
    const others = [
      new ApiErrorOfOthers("GET /agents: no"),
      { name: "ApiError", message: "no" },
      new Error("x"),
      null,
      "x",
    ];
    for (const other of others) {
      expect(isAgentApisError(other)).toBe(false);
      expect(isApiError(other)).toBe(false);
    }
  });

  test.each(kinds)("knows an %s and no other kind", (name, error) => {
    const matching = kinds.filter(([, , guard]) => guard(error)).map(([other]) => other);
    expect(matching).toEqual([name]);
  });

  test("knows an error of another installed version, and of another realm", () => {
    const mark = Symbol.for("@agent-apis/runtime/error");
    expect(
      isErrorNamed(Object.defineProperty(new Error("x"), mark, { value: "TimeoutError" }), "TimeoutError"),
    ).toBe(true);
    const foreign: unknown = runInNewContext("Object.assign(new Error('x'), { [mark]: 'TimeoutError' })", {
      mark,
    });
    expect(isErrorNamed(foreign, "TimeoutError")).toBe(true);
  });

  test.each<[value: unknown]>([
    [undefined],
    [null],
    ["TimeoutError"],
    [new Error("x")],
    [new DOMException("x", "TimeoutError")],
    [{}],
  ])("does not know %o", (value) => {
    expect(kinds.some(([, , guard]) => guard(value))).toBe(false);
  });
});
