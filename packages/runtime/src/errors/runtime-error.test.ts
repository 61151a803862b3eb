import { runInNewContext } from "node:vm";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  ApiError,
  ConnectionError,
  CredentialError,
  InvalidRequestError,
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
const answer = {
  ok: false,
  status: 422,
  error: "no",
  response: new Response(null),
  request: { ...call, attempts: 1 },
  traceId: undefined,
  rateLimit: [],
} as const;

const kinds: [name: string, error: RuntimeError, guard: (error: unknown) => boolean][] = [
  ["ApiError", new ApiError(answer), isApiError],
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
    ["yes", "in the middle of the answer"],
  ] as const)("ConnectionError says whether the request was sent: %s", (sent, message) => {
    expect(new ConnectionError(call, sent, cause)).toMatchObject({
      sent,
      message: expect.stringContaining(message),
    });
  });
});

describe("isErrorNamed", () => {
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
