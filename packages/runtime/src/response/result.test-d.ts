import { describe, expectTypeOf, test } from "vitest";
import type { AnyResult, Fail, Ok, Status2XX, StatusError, UnknownResult } from "../index.js";

interface Agent {
  id: string;
}
interface Invalid {
  message: string[];
}
interface Denied {
  reason: string;
}
type Result =
  | Ok<200, Agent>
  | Ok<202, undefined>
  | Fail<401, Denied>
  | Fail<422, Invalid>
  | Fail<Exclude<StatusError, 401 | 422>, unknown>;

declare const result: Result;
declare const unknownResult: UnknownResult;

describe("Ok and Fail", () => {
  test("have neither data nor error before they are narrowed", () => {
    // @ts-expect-error it may have failed
    void result.data;
    // @ts-expect-error it may have succeeded
    void result.error;
    expectTypeOf(result.response).toEqualTypeOf<Response>();
    expectTypeOf(result.traceId).toEqualTypeOf<string | undefined>();
    expectTypeOf(result.request.attempts).toEqualTypeOf<number>();
  });

  test("are narrowed by ok", () => {
    if (result.ok) {
      expectTypeOf(result.data).toEqualTypeOf<Agent | undefined>();
      expectTypeOf(result.status).toEqualTypeOf<200 | 202>();
    } else {
      expectTypeOf(result.error).toBeUnknown();
      expectTypeOf(result.status).toEqualTypeOf<StatusError>();
    }
  });

  test("are narrowed by status", () => {
    if (result.status === 200) expectTypeOf(result.data).toEqualTypeOf<Agent>();
    if (result.status === 202) expectTypeOf(result.data).toEqualTypeOf<undefined>();
    if (result.status === 401) expectTypeOf(result.error).toEqualTypeOf<Denied>();
    if (result.status === 422) expectTypeOf(result.error).toEqualTypeOf<Invalid>();
    if (result.status === 503) expectTypeOf(result.error).toBeUnknown();
    if (!result.ok && result.status === 422) expectTypeOf(result.error.message).toEqualTypeOf<string[]>();
    // @ts-expect-error no success status that the spec has
    if (result.status === 201) throw new Error("cannot be");
  });

  test("narrow a switch over the status, with a default for the rest", () => {
    switch (result.status) {
      case 200:
        expectTypeOf(result).toEqualTypeOf<Ok<200, Agent>>();
        break;
      case 401:
        expectTypeOf(result.error).toEqualTypeOf<Denied>();
        break;
      case 302:
      case 500:
        expectTypeOf(result.error).toBeUnknown();
        break;
      default:
        expectTypeOf(result.status).not.toBeNever();
    }
  });

  test("cannot be changed", () => {
    // @ts-expect-error a result is read-only
    result.status = 200;
  });
});

describe("UnknownResult", () => {
  test("is narrowed by ok and by status, with unknown bodies", () => {
    if (unknownResult.ok) {
      expectTypeOf(unknownResult.data).toBeUnknown();
      expectTypeOf(unknownResult.status).toEqualTypeOf<Status2XX>();
    }
    if (unknownResult.status === 404) expectTypeOf(unknownResult.error).toBeUnknown();
  });
});

describe("AnyResult", () => {
  test("takes every result", () => {
    expectTypeOf<Result>().toExtend<AnyResult>();
    expectTypeOf<UnknownResult>().toExtend<AnyResult>();
  });
});
