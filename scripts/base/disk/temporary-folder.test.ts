import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TemporaryFolder } from "./temporary-folder.ts";

const MODULE = JSON.stringify(pathToFileURL(join(import.meta.dirname, "temporary-folder.ts")).href);

describe("a temporary folder", () => {
  test("is removed at the end of its scope, with its signal listeners", () => {
    const events = ["exit", "SIGINT", "SIGTERM"];
    const before = events.map((event) => process.listenerCount(event));
    let path: string;
    {
      using folder = new TemporaryFolder("temporary-");
      path = folder.path;
      writeFileSync(join(path, "file"), "");
    }
    expect(existsSync(path)).toBe(false);
    expect(events.map((event) => process.listenerCount(event))).toEqual(before);
  });

  test("stays if it is kept", () => {
    const folder = new TemporaryFolder("temporary-", { keep: true });
    folder[Symbol.dispose]();
    expect(existsSync(folder.path)).toBe(true);
    rmSync(folder.path, { recursive: true });
  });
});

describe("the temporary folders of a process", () => {
  let temporary: string;
  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), "temporary-"));
  });
  afterEach(() => rmSync(temporary, { recursive: true }));

  /** Makes two folders and then runs the given code. */
  async function start(then: string) {
    const program = `
      import { TemporaryFolder } from ${MODULE};
      for (const name of ["a-", "b-"]) new TemporaryFolder(name);
      console.log("made");
      ${then}`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const closed = once(child, "close");
    await once(child.stdout, "data");
    return { child, closed };
  }

  // Windows has no signals.
  test.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM"] as const)(
    "are gone after %s",
    async (signal) => {
      const { child, closed } = await start("setInterval(() => {}, 1000);");
      expect(readdirSync(temporary)).toHaveLength(2);
      child.kill(signal);
      expect(await closed).toEqual([128 + constants.signals[signal], null]);
      expect(readdirSync(temporary)).toEqual([]);
    },
  );

  test("are removed after an uncaught error", async () => {
    const { closed } = await start("setTimeout(() => { throw new Error(); }, 100);");
    expect(await closed).toEqual([1, null]);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
