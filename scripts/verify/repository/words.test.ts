import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listFiles } from "../../base/disk/list-files.ts";

const root = join(import.meta.dirname, "../../..");

/** Words of translated prose, each with the word to use instead. */
const REPLACEMENTS = new Map([
  ["time-outs?", "timeout"],
  ["repetitions?", "retry"],
  ["licences?", "license"],
  ["besides?", "also, next to"],
  ["falls? over", "fails, throws"],
  ["pass(?:es|ed)? by", "skip"],
  ["leaves? alone", "skip, keep"],
  ["leave to send", "permit"],
  ["shall", "must, should"],
  ["heeds?|heeded", "follows"],
  ["of which", "a relative clause without it"],
  ["(?:is|are|was|were) told(?! apart)", "receives, is called with"],
  ["in vain", "say what fails"],
  ["any more", "no longer"],
  ["kinds to come", "unknown kinds"],
]);
const FORBIDDEN = new RegExp(`\\b(?:${[...REPLACEMENTS.keys()].join("|")})\\b`, "gi");

/** Files whose words are not ours: licenses and machine-written files, recorded reasons, goldens, documents of vendors. */
const EXCEPTIONS =
  /(?:^|\/)(?:LICENSE|THIRD-PARTY-NOTICES\.md|pnpm-lock\.yaml|words\.test\.ts)$|\/fixtures\/(?:goldens|vendor)\//;

test("texts use the words that developers use", () => {
  const found = listFiles(root)
    .filter((file) => /\.(?:ts|mjs|md|ya?ml)$/.test(file) && !EXCEPTIONS.test(file))
    .flatMap((file) =>
      readFileSync(join(root, file), "utf8")
        .split("\n")
        .flatMap((line, index) =>
          Array.from(line.matchAll(FORBIDDEN), ([word]) => {
            const [, better] =
              [...REPLACEMENTS].find(([pattern]) => new RegExp(`^(?:${pattern})$`, "i").test(word)) ?? [];
            return `${file}:${index + 1} "${word}": ${better ?? "use another word"}`;
          }),
        ),
    );
  expect(found).toEqual([]);
});
