import { describe, expect, test } from "vitest";
import { type Change, expectVersions } from "./expect-versions.ts";
import type { Package } from "./list-packages.ts";

/** A runtime, two providers and a facade, all at one version. */
function family(version: string): Package[] {
  const make = (name: string, kind: Package["kind"], ...dependencies: string[]): Package => ({
    name,
    version,
    folder: name,
    kind,
    dependencies: Object.fromEntries(dependencies.map((each) => [each, "workspace:^"])),
  });
  return [
    make("runtime", "runtime"),
    make("a", "provider", "runtime"),
    make("b", "provider", "runtime"),
    make("facade", "facade", "a", "b"),
  ];
}

describe("expectVersions", () => {
  test.each<[string, string, Change, string[]]>([
    ["1.2.3", "a", "fix", ["1.2.3", "1.2.4", "1.2.3", "1.2.4"]],
    ["1.2.3", "a", "break", ["1.2.3", "2.0.0", "1.2.3", "2.0.0"]],
    ["0.2.3", "a", "fix", ["0.2.3", "0.2.4", "0.2.3", "0.2.4"]],
    ["0.2.3", "a", "break", ["0.2.3", "0.3.0", "0.2.3", "0.3.0"]],
    ["0.2.3", "runtime", "break", ["0.3.0", "0.2.4", "0.2.4", "0.2.3"]],
    // ^0.0.3 reaches 0.0.3 only, so everybody follows.
    ["0.0.3", "a", "fix", ["0.0.3", "0.0.4", "0.0.3", "0.0.4"]],
    ["0.0.3", "runtime", "fix", ["0.0.4", "0.0.4", "0.0.4", "0.0.4"]],
  ])("at %s a change of %s that is a %s moves only what must", (version, changed, change, expected) => {
    expect([...expectVersions(family(version), changed, change).values()]).toEqual(expected);
  });

  test("refuses a version that is none", () => {
    expect(() => expectVersions(family("1.0.0-beta.1"), "a", "fix")).toThrow(/not a released version/);
  });
});
