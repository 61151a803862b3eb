import { describe, expect, test } from "vitest";
import { findBrowser, type Machine } from "./find-browser.ts";

/** A machine with these files, on which an installation makes a Chromium, or fails. */
function machine(files: string[], { isRoot = false, fails = false } = {}): Machine {
  return {
    path: "/usr/local/bin:/usr/bin",
    isRoot,
    exists: (file) => files.includes(file),
    async install(name) {
      if (fails) throw new Error("no network");
      files.push(`/usr/bin/${name}`);
    },
  };
}

const silent = (): void => {};

describe("findBrowser", () => {
  test("takes the one on the path", async () => {
    expect(await findBrowser(machine(["/usr/bin/google-chrome"]), silent)).toBe("/usr/bin/google-chrome");
  });

  test("installs Debian's where that can be done", async () => {
    const said: string[] = [];
    const debian = machine(["/usr/bin/apt-get"], { isRoot: true });
    expect(await findBrowser(debian, (text) => said.push(text))).toBe("/usr/bin/chromium");
    expect(said).toHaveLength(1);
  });

  test.each([
    ["nobody may install one", machine(["/usr/bin/apt-get"])],
    ["there is nothing to install one with", machine([], { isRoot: true })],
    ["it cannot be installed", machine(["/usr/bin/apt-get"], { isRoot: true, fails: true })],
  ])("says that nothing was run when %s", async (_, bare) => {
    await expect(findBrowser(bare, silent)).rejects.toMatchObject({ name: "NotRunError" });
  });
});
