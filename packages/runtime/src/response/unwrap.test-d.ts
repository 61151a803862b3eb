import { describe, expectTypeOf, test } from "vitest";
import {
  type AnyResult,
  type Fail,
  type Ok,
  type StatusError,
  type UnknownResult,
  unwrap,
} from "../index.js";

interface Agent {
  id: string;
}
type Result = Ok<200, Agent> | Fail<404, { message: string }> | Fail<Exclude<StatusError, 404>, unknown>;

declare const result: Result;
declare const call: Promise<Result>;
declare const several: Promise<Ok<200, Agent> | Ok<204, undefined> | Fail<404, string>>;
declare const unknownResult: UnknownResult;
declare const anyResult: AnyResult;

describe("unwrap", () => {
  test("gives the type of the data, for a result and for a promise of one", () => {
    expectTypeOf(unwrap(result)).toEqualTypeOf<Promise<Agent>>();
    expectTypeOf(unwrap(call)).toEqualTypeOf<Promise<Agent>>();
  });

  test("gives every type that a success can have", () => {
    expectTypeOf(unwrap(several)).toEqualTypeOf<Promise<Agent | undefined>>();
  });

  test("has unknown data for an unknown result", () => {
    expectTypeOf(unwrap(unknownResult)).toEqualTypeOf<Promise<unknown>>();
    expectTypeOf(unwrap(anyResult)).toEqualTypeOf<Promise<unknown>>();
  });

  test("takes only results", () => {
    // @ts-expect-error no result
    void unwrap({ data: 5 });
    // @ts-expect-error no result
    void unwrap(Promise.resolve(5));
  });
});
