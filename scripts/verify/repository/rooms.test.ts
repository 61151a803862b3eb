import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";
import { listFiles } from "../../base/disk/list-files.ts";

const root = join(import.meta.dirname, "../../..");
const all = listFiles(root);
const files = all.filter((file) => file.startsWith("scripts/"));
/** From the top down: a room imports only from those after it. */
const ROOMS = ["commands", "release", "verify", "upstream", "compare", "generator", "base"];
const IMPORT = /(?:\bfrom|\bimport|\bimport\()\s*"(\.[^"]+)"/g;

/** The files that each source file imports, for their values or their types. */
function readImports(paths: readonly string[]): Map<string, string[]> {
  const known = new Set(paths);
  const sources = paths.filter((file) => /\.(?:ts|mts|mjs)$/.test(file) && !file.includes("/goldens/"));
  return new Map(
    sources.map((file) => {
      const imports = readFileSync(join(root, file), "utf8").matchAll(IMPORT);
      const imported = Array.from(imports, ([, path = ""]) => posix.join(posix.dirname(file), path));
      return [
        file,
        imported.flatMap((path) => [path, path.replace(/\.js$/, ".ts")].filter((name) => known.has(name))),
      ];
    }),
  );
}

/** The room of a file; settings are in none. */
function roomOf(file: string): string {
  return file.split("/")[1] ?? "";
}

/** The first circle of imports, as the files on it. */
function findCircle(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of imports.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  return [...imports.keys()].map((file) => visit(file, [])).find(({ length }) => length > 0) ?? [];
}

describe("scripts", () => {
  const imports = readImports(files);

  test("has few entries at its top, and no code but settings", () => {
    expect([...new Set(files.map(roomOf))].toSorted()).toEqual(
      [...ROOMS, "README.md", "package.json", "tsconfig.json", "vitest.config.ts"].toSorted(),
    );
  });

  test("imports only from the rooms below", () => {
    const upward = [...imports].flatMap(([file, sources]) =>
      sources
        .filter((source) => ROOMS.indexOf(roomOf(file)) > ROOMS.indexOf(roomOf(source)))
        .filter(() => ROOMS.includes(roomOf(file)))
        .map((source) => `${file} imports ${source}`),
    );
    expect(upward).toEqual([]);
    expect(imports.size).toBeGreaterThan(400);
  });

  test("lets nothing import a command", () => {
    const wrong = [...imports].flatMap(([file, sources]) =>
      sources.filter((source) => roomOf(source) === "commands" && roomOf(file) !== "commands"),
    );
    expect(wrong).toEqual([]);
  });

  test("has no circle of imports, types among them", () => {
    expect(findCircle(imports)).toEqual([]);
  });
});

describe("the runtime", () => {
  const sources = all.filter((file) => /^packages\/runtime\/src\/.*(?<!\.test|\.test-d)\.ts$/.test(file));

  test("has few entries at its top", () => {
    const entries = new Set(sources.map((file) => file.split("/")[3]));
    expect(entries.size).toBeLessThanOrEqual(12);
  });

  test("has no circle of imports, types among them", () => {
    const imports = readImports(sources);
    expect(findCircle(imports)).toEqual([]);
    expect([...imports.values()].flat().length).toBeGreaterThan(sources.length);
  });
});

test("findCircle finds one", () => {
  const imports = { a: ["b"], b: ["c", "d"], c: [], d: ["e"], e: ["b"] };
  expect(findCircle(new Map(Object.entries(imports)))).toEqual(["b", "d", "e", "b"]);
});
