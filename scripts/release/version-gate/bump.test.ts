import { describe, expect, test } from "vitest";
import { bumpBetween, highestBump, isAtLeast, requiredBump } from "./bump.ts";

describe("requiredBump", () => {
  test.each([
    ["breaking", "0.3.1", "minor"],
    ["feature", "0.3.1", "patch"],
    ["fix", "0.3.1", "patch"],
    ["none", "0.3.1", undefined],
    ["breaking", "1.0.0", "major"],
    ["feature", "2.4.0", "minor"],
    ["fix", "2.4.0", "patch"],
    ["none", "2.4.0", undefined],
  ] as const)("of a change that is %s at %s is %s", (change, version, bump) => {
    expect(requiredBump(change, version)).toBe(bump);
  });
});

describe("bumpBetween", () => {
  test.each([
    ["0.1.0", "0.2.0", "minor"],
    ["0.1.0", "0.1.1", "patch"],
    ["0.9.3", "1.0.0", "major"],
    ["1.2.3", "1.2.3", undefined],
    ["1.2.3", "1.1.9", undefined],
  ])("from %s to %s is %s", (old, current, bump) => {
    expect(bumpBetween(old, current)).toBe(bump);
  });
});

describe("isAtLeast", () => {
  test("orders patch, minor and major", () => {
    expect(isAtLeast("major", "minor")).toBe(true);
    expect(isAtLeast("minor", "minor")).toBe(true);
    expect(isAtLeast("patch", "minor")).toBe(false);
    expect(isAtLeast(undefined, "patch")).toBe(false);
    expect(highestBump(["patch", "minor"])).toBe("minor");
    expect(highestBump([])).toBeUndefined();
  });
});
