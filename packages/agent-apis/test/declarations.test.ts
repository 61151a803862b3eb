import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
let folder = "";

// An application that has only the facade installed: a strict package manager hides all other packages from it.
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "facade-only-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/agent-apis"), "junction");
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Compiles a program and its declaration; returns the compiler's output and the declaration. */
function declare(program: string): { said: string; declaration: string } {
  writeFileSync(join(folder, "program.ts"), program);
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const options = ["--declaration", "--strict", "--target", "es2022", "--module", "nodenext"];
  const { stdout } = spawnSync(process.execPath, [compiler, ...options, "program.ts"], {
    cwd: folder,
    encoding: "utf8",
  });
  return { said: stdout, declaration: readFileSync(join(folder, "program.d.ts"), "utf8") };
}

describe("an application that installed only the facade", () => {
  test("can export clients without naming their types", () => {
    const { said, declaration } = declare(`import { createAgentApis } from "agent-apis";
export const apis = createAgentApis({ talkover: { token: "t" } });
export const client = apis.talkover;
export const other = client.with({ token: "u" });
`);
    expect(said).toBe("");
    expect(declaration).toContain(`export declare const other: import("agent-apis").TalkoverClient`);
  });

  test("can export results of calls, and name every type of a provider", () => {
    const { said, declaration } =
      declare(`import { createAgentApis, isApiError, type talkover, unwrap } from "agent-apis";
const client = createAgentApis({ talkover: { token: "t" } }).talkover;
export const result = client.GET("/api/v1/agents");
export const agents = unwrap(result);
export const namesOf = ({ data }: talkover.AgentListResponse) => data.map(({ name }) => name);
export const isGone = (error: unknown) => isApiError(error) && error.status === 404;
`);
    expect(said).toBe("");
    expect(declaration).toContain("agents: Promise<talkover.AgentListResponse>");
  });
});
