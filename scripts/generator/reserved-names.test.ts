import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as runtime from "@agent-apis/runtime";
import { describe, expect, test } from "vitest";
import { LANGUAGE_NAMES } from "./reserved-names.ts";
import { RUNTIME_NAMES } from "./runtime-surface.ts";

const goldens = join(import.meta.dirname, "fixtures/goldens");

/** Names of types in the text of a module that it neither declares, imports nor passes on. */
function listGlobals(text: string): string[] {
  const code = text.replaceAll(/\/\*.*?\*\/|\/\/[^\n]*|"(?:[^"\\]|\\.)*"/gs, "");
  const imports = [...code.matchAll(/\b(?:im|ex)port (?:type )?\{([^}]*)\}/g)].flatMap(
    ([, list = ""]) => list.match(/\w+/g) ?? [],
  );
  const declared = [...code.matchAll(/\b(?:type|interface) (\w+)/g)].map(([, name = ""]) => name);
  const own = new Set([...imports, ...declared]);
  return [...new Set(code.match(/\b[A-Z]\w*\b(?!\??:)/g))].filter((name) => !own.has(name));
}

describe("LANGUAGE_NAMES", () => {
  test("has every type of the platform that generated code uses", () => {
    const files = readdirSync(goldens, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.includes("generated") && file.endsWith(".ts"),
    );
    const used = files.flatMap((file) => listGlobals(readFileSync(join(goldens, file), "utf8")));
    expect(used).toEqual(expect.arrayContaining(["Blob", "Date", "NonNullable"]));
    expect(LANGUAGE_NAMES).toEqual(expect.arrayContaining(used));
  });
});

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
