import { expect, test } from "vitest";
import { unrecognized } from "../index.js";

test("an unrecognized value is the text itself", () => {
  expect(unrecognized("tlh")).toBe("tlh");
});
