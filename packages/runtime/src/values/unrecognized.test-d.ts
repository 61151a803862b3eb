import { describe, expectTypeOf, test } from "vitest";
import { type Known, type Unrecognized, unrecognized } from "../index.js";

interface Transfer {
  kind: "TRANSFER";
  to: string;
}
interface Sms {
  kind: "SMS";
  text: string;
}
interface UnknownAction {
  kind: Unrecognized;
  [key: string]: unknown;
}
type Action = Transfer | Sms | UnknownAction;

declare const action: Action;

describe("Unrecognized", () => {
  test("lets a switch narrow on the known kinds, and default has the rest", () => {
    switch (action.kind) {
      case "TRANSFER":
        expectTypeOf(action).toEqualTypeOf<Transfer>();
        break;
      case "SMS":
        expectTypeOf(action).toEqualTypeOf<Sms>();
        break;
      default:
        expectTypeOf(action).toEqualTypeOf<UnknownAction>();
        expectTypeOf(action["anything"]).toBeUnknown();
    }
  });

  test("lets an if narrow too", () => {
    if (action.kind === "SMS") expectTypeOf(action.text).toEqualTypeOf<string>();
    else if (action.kind !== "TRANSFER") expectTypeOf(action).toEqualTypeOf<UnknownAction>();
  });

  test("can be read as text, which it is at run time", () => {
    expectTypeOf<Unrecognized>().toExtend<string>();
    const kind: string = action.kind;
    void kind;
  });

  test("is made on purpose, to send it or to compare with it", () => {
    expectTypeOf(unrecognized("NEW")).toEqualTypeOf<Unrecognized>();
    const other: Action = { kind: unrecognized("NEW"), anything: 1 };
    void (action.kind === unrecognized("NEW"));
    void other;
  });

  test("is what Known leaves out", () => {
    expectTypeOf<Known<Action["kind"]>>().toEqualTypeOf<"TRANSFER" | "SMS">();
    expectTypeOf<Known<"a" | null | Unrecognized | undefined>>().toEqualTypeOf<"a" | null | undefined>();
  });

  test("has a text that never changes, since two versions that are installed together compare it", () => {
    expectTypeOf<`${Unrecognized}`>().toEqualTypeOf<"(a value that this version does not know)">();
  });

  test("cannot be made up by a caller", () => {
    expectTypeOf<"NEW">().not.toExtend<Unrecognized>();
    expectTypeOf<{ kind: "NEW" }>().not.toExtend<UnknownAction>();
    expectTypeOf<{ kind: string }>().not.toExtend<Action>();
  });
});
