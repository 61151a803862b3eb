import { describe, expect, test } from "vitest";
import { judgeCalls } from "./judge-calls.ts";
import type { CallEnd } from "./render-once-program.ts";

function judge(
  calls: readonly Partial<CallEnd>[],
  arrived: readonly (readonly number[])[],
  facts = {},
): string {
  const all = calls.map((call, index) => ({
    peer: "p",
    form: "POST",
    id: String(index),
    end: "200",
    ...call,
  }));
  return judgeCalls({
    calls: all,
    arrivals: (id) => arrived[Number(id)] ?? [],
    isSpoken: true,
    isWell: false,
    ...facts,
  });
}

const lost = { end: "ConnectionError" };

describe("judgeCalls", () => {
  test("says what became of the calls to a peer", () => {
    expect(judge([{}, { ...lost, sent: "maybe" }], [[1], [2]])).toBe("once");
    expect(judge([{}, { ...lost, sent: "maybe" }], [[1], []])).toBe("0 or 1");
    expect(judge([{ end: "InvalidRequestError" }, { ...lost, sent: "no" }], [])).toBe("refused");
    expect(judge([{ ...lost, sent: "maybe" }], [], { isSpoken: false })).toBe("not spoken");
  });

  test("forgives a peer that answers a call that did not arrive", () => {
    const ends = [{}, { ...lost, sent: "maybe" }, {}, {}];
    expect(judge(ends, [[1], [], [1], [1]], { isWell: true })).toBe("0 or 1");
  });

  test.each<[what: string, ...Parameters<typeof judge>]>([
    ["POST: 200; arrived 2 times, by connections 1, 2", [{}], [[1, 2]]],
    ["POST: ConnectionError, sent: no; but it arrived", [{ ...lost, sent: "no" }], [[1]]],
    ["POST: InvalidRequestError; but it arrived", [{ end: "InvalidRequestError" }], [[1]]],
    ["POST: ConnectionError, sent: yes; but it did not arrive", [{ ...lost, sent: "yes" }], []],
    ["it was not called", [], []],
    [
      "it answers, but a call ended with: 200, TimeoutError",
      [{}, { end: "TimeoutError", sent: "maybe" }],
      [[1], [2]],
      { isWell: true },
    ],
    [
      "it answers, but a call ended with: 200, ConnectionError, ConnectionError",
      [{}, { ...lost, sent: "maybe" }, { ...lost, sent: "no" }],
      [[1]],
      { isWell: true },
    ],
  ])("fails: %s", (what, ...given) => {
    expect(() => judge(...given)).toThrow(what);
  });
});
