import { join } from "node:path";
import { expect, test } from "vitest";
import { findUnrehearsed, hashPacked, hashPackages } from "./packed-hashes.ts";

const archive = (version: string, content: string) => ({
  manifest: { name: "acme", version },
  tarball: new TextEncoder().encode(content),
});

test("an archive is known by its name, its version and every byte", () => {
  const rehearsed = hashPacked([archive("1.0.0", "one")]);
  expect(findUnrehearsed(hashPacked([archive("1.0.0", "one")]), rehearsed)).toEqual([]);
  expect(findUnrehearsed(hashPacked([archive("1.0.0", "two")]), rehearsed)).toEqual([
    expect.stringMatching(/^acme@1\.0\.0 is sha512-\S+, rehearsed was sha512-\S+$/),
  ]);
  expect(findUnrehearsed(hashPacked([archive("1.0.1", "one")]), rehearsed)).toEqual([
    "acme@1.0.1 was not rehearsed",
  ]);
});

test("packing the same package twice gives the same bytes", () => {
  const root = join(import.meta.dirname, "../..");
  const first = hashPackages(root);
  expect(Object.keys(first).length).toBeGreaterThan(0);
  expect(hashPackages(root)).toEqual(first);
});
