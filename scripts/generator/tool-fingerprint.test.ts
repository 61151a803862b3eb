import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MiniRepository } from "./fixtures/mini-repository.ts";
import { fingerprintTools, listToolFiles, TOOLS } from "./tool-fingerprint.ts";

describe("listToolFiles", () => {
  test("has every module of ours that generating loads", () => {
    const files = new Set(listToolFiles(TOOLS));
    const loaded = new Set<string>();
    const visit = (file: string): void => {
      if (loaded.has(file)) return;
      loaded.add(file);
      for (const [, name = ""] of readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g)) {
        if (name === "@agent-apis/types-emitter")
          visit(join(TOOLS, "scripts/generator/types-emitter/emit-types.ts"));
        const target = join(dirname(file), name);
        // A template's own imports look the same and lead nowhere.
        if (name.startsWith(".") && existsSync(target)) visit(target);
      }
    };
    visit(join(TOOLS, "scripts/generator/generate-packages.ts"));
    expect(loaded.size).toBeGreaterThan(60);
    const missing = [...loaded].map((file) => relative(TOOLS, file)).filter((path) => !files.has(path));
    expect(missing).toEqual([]);
  });

  test("leaves out tests and what is installed", () => {
    expect(listToolFiles(TOOLS).filter((path) => /\.test\.ts|\/node_modules\/(?!\.pnpm)/.test(path))).toEqual(
      [],
    );
  });
});

describe("fingerprintTools", () => {
  let mini: MiniRepository;
  beforeEach(async () => {
    mini = await MiniRepository.create();
    mini.write("scripts/generator/render.ts", "export const a = 1;");
    mini.write("scripts/generator/types-emitter/emit-types.ts", "export const b = 1;");
    mini.write("packages/runtime/src/index.ts", "");
    mini.write("pnpm-lock.yaml", "lockfileVersion: 9");
    mini.write("node_modules/.pnpm/lock.yaml", "lockfileVersion: 9");
  });
  afterEach(() => mini[Symbol.asyncDispose]());

  test.each([
    "scripts/generator/render.ts",
    "scripts/generator/rules/new-rule.ts",
    "scripts/generator/types-emitter/emit-types.ts",
    "packages/runtime/src/index.ts",
    "pnpm-lock.yaml",
    "node_modules/.pnpm/lock.yaml",
  ])("changes with %s", (path) => {
    const before = fingerprintTools(mini.root);
    mini.write(path, "changed");
    expect(fingerprintTools(mini.root)).not.toBe(before);
  });

  test.each(["scripts/generator/render.test.ts", "specs/acme/openapi.yaml", "README.md"])(
    "stays the same when %s changes",
    (path) => {
      const before = fingerprintTools(mini.root);
      mini.write(path, "changed");
      expect(fingerprintTools(mini.root)).toBe(before);
    },
  );
});
