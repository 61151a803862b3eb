import { build } from "esbuild";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { attributeBytes } from "./attribute-bytes.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "bytes-"));
  mkdirSync(join(directory, "src"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe("attributeBytes", () => {
  test("counts each character once, for the source that it was written in", async () => {
    writeFileSync(
      join(directory, "src/long.js"),
      `export const long = ${JSON.stringify("x".repeat(500))};\n`,
    );
    writeFileSync(
      join(directory, "src/short.js"),
      `import { long } from "./long.js";\nconsole.log(long, "short");\n`,
    );
    const { outputFiles } = await build({
      entryPoints: [join(directory, "src/short.js")],
      bundle: true,
      minify: true,
      write: false,
      sourcemap: "external",
      outdir: directory,
      absWorkingDir: directory,
    });
    const text = (end: string): string => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
    const bytes = attributeBytes(text(".js"), text(".map"));
    expect(bytes.get("src/long.js")).toBeGreaterThan(500);
    expect(bytes.get("src/short.js")).toBeLessThan(100);
    const counted = [...bytes.values()].reduce((sum, one) => sum + one, 0);
    // All but the wrapper around a bundle that nobody imports from.
    expect(text(".js").length - counted).toBeLessThan(20);
  });

  test("counts nothing when nothing is mapped", () => {
    const map = JSON.stringify({ version: 3, sources: [], names: [], mappings: "" });
    expect(attributeBytes("let a;", map)).toEqual(new Map());
  });
});
