import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { replaceFile, WriteError } from "./replace-file.ts";

const MODULE = JSON.stringify(pathToFileURL(join(import.meta.dirname, "replace-file.ts")).href);
const LARGE = 1_000_000;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "replace-file-"));
  file = join(folder, "lock.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Replaces the file in another process, after running some shell commands and code. */
function replaceInProcess({ shell = ":", program = "" }): { signal: string | null; errors: string } {
  const source = `
    import fs from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    ${program}
    syncBuiltinESMExports();
    const { replaceFile } = await import(${MODULE});
    replaceFile(${JSON.stringify(file)}, "x".repeat(${LARGE}));`;
  const { signal, stderr } = spawnSync(
    "bash",
    ["-c", `${shell}; exec "$0" --input-type=module --eval "$1"`, process.execPath, source],
    { encoding: "utf8" },
  );
  return { signal, errors: stderr };
}

describe("replaceFile", () => {
  test("creates a file with its folder, and replaces one", () => {
    const deep = join(folder, "a/b/file");
    replaceFile(deep, "one");
    replaceFile(deep, Buffer.from("two"));
    expect(readFileSync(deep, "utf8")).toBe("two");
    expect(readdirSync(dirname(deep))).toEqual(["file"]);
  });

  test("names the file and the reason when it cannot write", () => {
    mkdirSync(file);
    const replace = (): void => replaceFile(file, "new");
    expect(replace).toThrow(WriteError);
    expect(replace).toThrow(/^cannot write \S+lock\.json: E[A-Z]+: /);
    expect(readdirSync(folder)).toEqual(["lock.json"]);
  });

  // Windows has neither bash nor process limits.
  describe.skipIf(process.platform === "win32")(
    "keeps the previous content and leaves nothing behind",
    () => {
      test("when a write fails in the middle", () => {
        writeFileSync(file, "old");
        const { errors } = replaceInProcess({ shell: "ulimit -f 8" });
        expect(errors).toContain(`cannot write ${file}: EFBIG`);
        expect(readFileSync(file, "utf8")).toBe("old");
        expect(readdirSync(folder)).toEqual(["lock.json"]);
      });

      test.skipIf(process.getuid?.() !== 0)("when the disk is full, which only root can set up", () => {
        execFileSync("bash", ["-c", `mount -t tmpfs -o size=64k tmpfs ${folder}`]);
        try {
          writeFileSync(file, "old");
          expect(() => replaceFile(file, "x".repeat(LARGE))).toThrow("ENOSPC");
          expect(readFileSync(file, "utf8")).toBe("old");
          expect(readdirSync(folder)).toEqual(["lock.json"]);
        } finally {
          execFileSync("bash", ["-c", `umount ${folder}`]);
        }
      });
    },
  );

  test.skipIf(process.platform === "win32")(
    "keeps the previous content when it is killed, and leaves nothing that npm packs",
    () => {
      mkdirSync(join(folder, "src"));
      file = join(folder, "src/index.ts");
      writeFileSync(file, "old");
      writeFileSync(
        join(folder, "package.json"),
        JSON.stringify({ name: "acme", version: "1.0.0", files: ["src"] }),
      );
      const kill = `fs.renameSync = () => process.kill(process.pid, "SIGKILL");`;
      expect(replaceInProcess({ program: kill }).signal).toBe("SIGKILL");
      expect(readFileSync(file, "utf8")).toBe("old");
      expect(readdirSync(join(folder, "src"))).toHaveLength(2);
      const packed = execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: folder, encoding: "utf8" });
      expect(packed).toContain('"src/index.ts"');
      expect(packed).not.toContain(".swp");
    },
  );
});
