import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findBase } from "./find-base.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "find-base-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

function git(...args: string[]): string {
  const author = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  return execFileSync("git", [...author, ...args], { cwd: directory, encoding: "utf8" }).trim();
}

function commit(message: string): string {
  git("commit", "--allow-empty", "--quiet", "-m", message);
  return git("rev-parse", "HEAD");
}

describe("findBase", () => {
  test("says that a folder is not in a git repository", () => {
    expect(() => findBase(directory, undefined)).toThrow(/is not in a git repository/);
  });

  test("explains that the repository has no commit", () => {
    git("init", "--quiet");
    expect(() => findBase(directory, undefined)).toThrow("the repository has no commit to compare with");
  });

  test("finds the last release, and no preview", () => {
    git("init", "--quiet", "--initial-branch=work");
    commit("first");
    git("tag", "@agent-apis/desk-phone@0.1.0");
    const released = commit("second");
    git("tag", "@agent-apis/desk-phone@0.2.0");
    commit("third");
    git("tag", "@agent-apis/desk-phone@0.3.0-preview");
    git("tag", "unrelated");
    expect(findBase(directory, undefined)).toEqual({
      commit: released,
      name: "@agent-apis/desk-phone@0.2.0, the last release",
    });
  });

  test("finds where the branch left main when nothing was released", () => {
    git("init", "--quiet", "--initial-branch=main");
    const left = commit("first");
    git("checkout", "--quiet", "-b", "work");
    commit("on the branch");
    git("checkout", "--quiet", "main");
    commit("on main");
    git("checkout", "--quiet", "work");
    expect(findBase(directory, undefined)).toEqual({ commit: left, name: "where this left main" });
    expect(findBase(directory, "main")).toEqual({ commit: left, name: "main" });
  });

  test("says that there is neither a release nor main", () => {
    git("init", "--quiet", "--initial-branch=work");
    commit("first");
    expect(() => findBase(directory, undefined)).toThrow("neither a release nor a branch main");
  });

  test.each(["v9.9.9", "--help", "HEAD~1"])("names the unknown commit %s", (ref) => {
    git("init", "--quiet");
    commit("first");
    expect(() => findBase(directory, ref)).toThrow(`unknown commit ${ref}`);
  });

  test("says how to get the history that a shallow clone does not have", () => {
    git("init", "--quiet", "--initial-branch=main");
    const first = commit("first");
    commit("second");
    git("clone", "--quiet", "--depth=1", pathToFileURL(directory).href, "shallow");
    const shallow = join(directory, "shallow");
    expect(() => findBase(shallow, first)).toThrow(
      `unknown commit ${first}; this clone is shallow; "git fetch --unshallow --tags"`,
    );
    expect(() => findBase(shallow, undefined)).toThrow(
      "the last release cannot be known: this clone is shallow",
    );
    expect(findBase(shallow, "HEAD").name).toBe("HEAD");
  });
});
