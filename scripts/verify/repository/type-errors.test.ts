import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// Errors that users of an older and a newer compiler see. `pnpm typecheck` compiles the type tests with the newer one.
const root = join(import.meta.dirname, "../../..");
const OLDER = join(root, "scripts/node_modules/typescript-5/bin/tsc");
const NEWER = join(root, "node_modules/typescript/bin/tsc");
const OPTIONS =
  "--noEmit --strict --target es2022 --module nodenext --allowImportingTsExtensions --typeRoots none";
const GOLDENS = join(root, "scripts/generator/fixtures/goldens");

/** A mistake of a caller, and what the compiler says to it. */
const MISTAKES: readonly (readonly [mistake: string, code: string, message: string])[] = [
  [
    "a typo in a value",
    `export const a: AgentInput = { name: "n", loudness: "lod" };`,
    `Did you mean '"loud"'?`,
  ],
  [
    "a typo in a comparison",
    `export const a = (agent: Agent): boolean => agent.language === "ens";`,
    `the types 'Language' and '"ens"' have no overlap.`,
  ],
  [
    "a typo in a key of a variant",
    `export const a: ActionInput = { kind: "call", number: "1", nmber: "2" };`,
    `'nmber' does not exist in type 'CallActionInput'. Did you mean to write 'number'?`,
  ],
  [
    "a property that a variant lacks",
    `export const a: ActionInput = { kind: "mail" };`,
    `Property 'subject' is missing in type '{ kind: "mail"; }' but required in type 'MailActionInput'.`,
  ],
  [
    "a property that a rule between fields asks for",
    `export const a: FollowUpInput = { text: "t", repeats: false, ends: "later" };`,
    `Property 'days' is missing`,
  ],
  [
    "a typo in a key next to rules between fields",
    `export const a: FollowUpInput = { text: "t", repeats: true, evryHours: 2, ends: "never" };`,
    `Did you mean to write 'everyHours'?`,
  ],
];
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "type-errors-"));
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  const types = `import type { ActionInput, Agent, AgentInput } from "${GOLDENS}/directions/index.ts";
import type { FollowUpInput } from "${GOLDENS}/unions-both-ways/index.ts";
export type Used = [ActionInput, Agent, AgentInput, FollowUpInput];
`;
  for (const [index, [, code]] of MISTAKES.entries()) writeFileSync(fileOf(index), `${types}${code}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(index: number): string {
  return join(folder, `mistake-${index}.ts`);
}

describe.each([
  ["TypeScript 7", NEWER],
  ["TypeScript 5.9", OLDER],
])("%s", (_, compiler) => {
  test("names a mistake of a caller", () => {
    const said = compile(compiler, [
      ...OPTIONS.split(" "),
      ...MISTAKES.map((_mistake, index) => fileOf(index)),
    ]);
    const errors = said.split(/^(?=\S)/m);
    expect(errors).toHaveLength(MISTAKES.length);
    for (const [index, [mistake, , message]] of MISTAKES.entries()) {
      const error = errors.find((line) => line.includes(`mistake-${index}.ts`));
      expect(error, mistake).toContain(message);
    }
  });

  test("takes a value of one installed version for one of another", () => {
    const source = readFileSync(join(root, "packages/runtime/src/values/unrecognized.ts"), "utf8");
    for (const version of ["one", "other"]) writeFileSync(join(folder, `${version}.ts`), source);
    const code = `import { type Unrecognized, unrecognized } from "./one.ts";
import type { Unrecognized as Other } from "./other.ts";
export const sent: "a" | Other = unrecognized("b");
export const isSame = (received: "a" | Other): boolean => received === unrecognized("b");
export const back = (received: Other): Unrecognized => received;
`;
    writeFileSync(join(folder, "versions.ts"), code);
    expect(compile(compiler, [...OPTIONS.split(" "), join(folder, "versions.ts")])).toBe("");
    writeFileSync(join(folder, "other.ts"), source.replace(/tag = ".*"/, 'tag = "(another text)"'));
    expect(compile(compiler, [...OPTIONS.split(" "), join(folder, "versions.ts")])).toContain(
      "versions.ts(3,",
    );
  });
});

describe("TypeScript 5.9", () => {
  test("holds the type tests of the facade and of the goldens", () => {
    const tests = ["directions/directed-types", "directions/union-types", "golden-types"];
    const files = tests.map((name) => join(root, `scripts/generator/${name}.test-d.ts`));
    expect(compile(OLDER, ["--project", join(root, "packages/agent-apis"), "--noEmit"])).toBe("");
    expect(compile(OLDER, [...OPTIONS.split(" "), ...files])).toBe("");
  }, 120_000);
});

function compile(compiler: string, options: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, ...options], {
    cwd: folder,
    encoding: "utf8",
  });
  return stdout + stderr;
}
