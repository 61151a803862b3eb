import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Driver, startDriver } from "./start-driver.ts";

const ANSWERS = join(import.meta.dirname, "../runtimes/answer-questions.mjs");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "driver-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(code: string, timeoutMs = 5000): Driver {
  const script = join(folder, `driver-${Math.random()}.mjs`);
  writeFileSync(script, code);
  return startDriver(script, [], { cwd: folder, env: process.env, timeoutMs });
}

const ECHO = `
import { answerQuestions } from ${JSON.stringify(pathToFileURL(ANSWERS).href)};
answerQuestions(async ({ a }) => {
  if (a === 0) throw new Error("no zero");
  return "a" + a;
});
process.send({ text: "ready" });`;

describe("startDriver", () => {
  test("answers questions in their order", async () => {
    const driver = start(ECHO);
    expect(await driver.next()).toBe("ready");
    expect(await Promise.all([driver.ask({ a: 1 }), driver.ask({ a: 2 })])).toEqual(["a1", "a2"]);
    await expect(driver.ask({ a: 0 })).rejects.toThrow("no zero");
    expect(await driver.ask({ a: 3 })).toBe("a3");
    await driver.close();
  });

  test("says why the program ended", async () => {
    const driver = start(`throw new Error("no such browser")`);
    await expect(driver.next()).rejects.toThrow("no such browser");
    await driver.close();
  });

  test("does not wait forever for a response", async () => {
    const driver = start(`process.on("message", () => {})`, 200);
    await expect(driver.next()).rejects.toThrow("did not answer within 0.2 s");
    await driver.close();
  });
});
