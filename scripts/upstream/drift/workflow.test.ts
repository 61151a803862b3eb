import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { itemsOf, memberOf, textOf } from "../../base/json/json-object.ts";

const workflow: unknown = parse(
  readFileSync(join(import.meta.dirname, "../../../.github/workflows/drift.yml"), "utf8"),
);
const steps = itemsOf(memberOf(memberOf(memberOf(workflow, "jobs"), "look"), "steps"));
const script = textOf(memberOf(steps.at(-1), "run")) ?? "";

let place = "";
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "workflow-"));
  for (const folder of ["bin", "specs/acme", "specs/common"])
    mkdirSync(join(place, folder), { recursive: true });
  // Records the commands that the script runs; the test provides an open issue and the result of drift.
  writeProgram(
    "gh",
    `echo "gh $*" >> calls.txt; [ "$1 $2" = "issue list" ] && cat open.txt; [ -f body.md ] && cp body.md seen.md; true`,
  );
  writeProgram(
    "npm",
    `echo "npm $*" >> calls.txt; echo "the list"; echo "acme: fetching it" >&2; exit "$(cat code.txt)"`,
  );
});
afterEach(() => rmSync(place, { recursive: true }));

function writeProgram(name: string, text: string): void {
  const file = join(place, "bin", name);
  writeFileSync(file, `#!/usr/bin/env bash\n${text}\n`);
  chmodSync(file, 0o755);
}

/** Runs the script the way GitHub runs it, with drift's exit code and the number of an open issue, if there is one. */
function run(code: number, open = ""): { code: number | null; calls: string[] } {
  const { status } = runAloud(code, open);
  const calls = readFileSync(join(place, "calls.txt"), "utf8").trim().split("\n");
  return { code: status, calls: calls.filter((call) => !/label create|issue list/.test(call)) };
}

function runAloud(code: number, open = ""): { status: number | null; stdout: string } {
  writeFileSync(join(place, "code.txt"), String(code));
  writeFileSync(join(place, "open.txt"), open);
  const env = { ...process.env, PATH: `${join(place, "bin")}:${process.env["PATH"]}` };
  return spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], { cwd: place, env, encoding: "utf8" });
}

describe("the scheduled workflow", () => {
  test("opens an issue with the list when a provider has drift and none is open", () => {
    const { code, calls } = run(1);
    expect({ code, calls }).toEqual({
      code: 0,
      calls: [
        "npm run --silent drift -- acme --issue",
        "gh issue create --title Drift: acme --label drift --body-file body.md",
      ],
    });
    expect(readFileSync(join(place, "seen.md"), "utf8")).toBe("the list\n");
  });

  test("brings the open issue up to date", () => {
    expect(run(1, "7").calls.at(-1)).toBe("gh issue edit 7 --body-file body.md");
  });

  test("closes the issue when the drift is gone, and does nothing without an issue", () => {
    expect(run(0, "7").calls.at(-1)).toBe("gh issue close 7 --comment No more drift.");
    rmSync(join(place, "calls.txt"));
    expect(run(0)).toEqual({ code: 0, calls: ["npm run --silent drift -- acme --issue"] });
  });

  test("fails when it unreadable, and leaves the list of the open issue as it is", () => {
    expect(run(2, "7")).toEqual({ code: 1, calls: ["npm run --silent drift -- acme --issue"] });
  });

  test("shows what drift printed where the runner obeys no commands", () => {
    expect(runAloud(1).stdout).toMatch(
      /^::stop-commands::([\w-]{36})\nthe list\nacme: fetching it\n::\1::\n$/,
    );
  });

  test("never releases, accepts or changes anything in the repository", () => {
    expect(script).not.toMatch(/git |changeset|publish|release|accept|generate/);
    expect(memberOf(workflow, "permissions")).toEqual({});
    const { permissions } = {
      permissions: memberOf(memberOf(memberOf(workflow, "jobs"), "look"), "permissions"),
    };
    expect(permissions).toEqual({ contents: "read", issues: "write" });
  });

  test("is a script that bash can read", () => {
    expect(() => execFileSync("bash", ["-n", "-c", script])).not.toThrow();
  });
});
