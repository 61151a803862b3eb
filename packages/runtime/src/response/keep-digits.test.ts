import { describe, expect, test } from "vitest";
import { keepDigits } from "./keep-digits.js";

const read = (json: string): unknown => JSON.parse(keepDigits("id", 'a"b')(json));

describe("keepDigits", () => {
  test("keeps every digit of the properties with these names, however deep", () => {
    expect(read('{"id":9007199254740993,"list":[{"id" : -12345678901234567890 }],"no":1}')).toEqual({
      id: "9007199254740993",
      list: [{ id: "-12345678901234567890" }],
      no: 1,
    });
  });

  test("writes small numbers as strings too, and leaves everything else as it is", () => {
    const json =
      '{"id":7,"other":{"id":"7"},"third":{"id":null},"fourth":{"id":1.5},"fifth":{"id":1e3},"sixth":{"id":[1]}}';
    expect(read(json)).toEqual({
      id: "7",
      other: { id: "7" },
      third: { id: null },
      fourth: { id: 1.5 },
      fifth: { id: 1000 },
      sixth: { id: [1] },
    });
  });

  test("does not take text inside a string for a property", () => {
    const text = 'say "id":1 and \\"id\\": 2';
    expect(read(JSON.stringify({ text, id: 3 }))).toEqual({ text, id: "3" });
    expect(read('{"a\\"b":9007199254740993,"\\u0069d":9007199254740993}')).toEqual({
      'a"b': "9007199254740993",
      id: "9007199254740993",
    });
  });
});
