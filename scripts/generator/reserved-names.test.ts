import * as runtime from "@agent-apis/runtime";
import { describe, expect, test } from "vitest";
import { RUNTIME_NAMES } from "./reserved-names.ts";

describe("RUNTIME_NAMES", () => {
  test("has the values that the runtime exports", () => {
    expect(RUNTIME_NAMES).toEqual(expect.arrayContaining(Object.keys(runtime)));
  });

  test("has the types that generated code is made of", () => {
    expect(RUNTIME_NAMES).toEqual(
      expect.arrayContaining([
        "CallOptions",
        "Client",
        "Fail",
        "Ok",
        "Provider",
        "StatusTens",
        "Unrecognized",
      ]),
    );
  });

  test("has names only", () => {
    for (const name of RUNTIME_NAMES) expect(name).toMatch(/^\w+$/);
  });
});
