import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ChangeClass } from "./change-class.ts";
import type { FileTree } from "./file-tree.ts";
import { findProblems } from "./find-problems.ts";
import type { PackageJudgement } from "./package-judgement.ts";
import { isSettled, type PackagePlan, planChangesets } from "./plan-changesets.ts";
import type { Reason } from "./reason.ts";

const root = join(import.meta.dirname, "../../..");
const COMPUTED = ".changeset/computed-desk.md";
const BREAK = reason("breaking", "`POST /tickets`: `subject` is now required");
const FEATURE = reason("feature", "`GET /tickets`: the query parameter `limit` is new and can be left out");

function reason(rating: ChangeClass, text: string): Reason {
  return { verdict: "types", class: rating, text, pointer: "#/", operations: [] };
}

interface Case {
  readonly class?: ChangeClass;
  readonly reasons?: readonly Reason[];
  readonly version?: string;
  readonly currentVersion?: string;
  readonly old?: Record<string, string>;
  readonly current?: Record<string, string>;
  readonly isNew?: boolean;
  readonly unexplained?: readonly string[];
  /** Changesets of `old` are no longer in `current`. */
  readonly isRemoved?: boolean;
}

async function plan({ old = {}, current = {}, version = "0.1.0", ...given }: Case): Promise<PackagePlan> {
  const judgement: PackageJudgement = {
    id: "desk",
    packageName: "@agent-apis/desk",
    title: "Desk",
    class: given.class ?? "breaking",
    verdicts: { spec: given.class ?? "breaking", types: "none" },
    reasons: given.reasons ?? [BREAK],
    version,
    currentVersion: given.currentVersion ?? version,
    isNew: given.isNew ?? false,
    isGone: false,
    isProvider: true,
    codeClass: "none",
    unexplained: given.unexplained ?? [],
  };
  const [made] = await planChangesets(
    root,
    [judgement],
    tree(old),
    tree(given.isRemoved === true ? current : { ...old, ...current }),
  );
  if (made === undefined) throw new Error("no plan");
  return made;
}

function tree(files: Record<string, string>): FileTree {
  return new Map(Object.entries(files));
}

function changeset(bump: string, text = "Something changed."): string {
  return `---\n"@agent-apis/desk": ${bump}\n---\n\n${text}\n`;
}

describe("planChangesets", () => {
  test("writes one reason as a sentence", async () => {
    const { file, required, coveredBy } = await plan({});
    expect(file).toEqual({
      path: COMPUTED,
      content: changeset("minor", "Breaking in Desk: `POST /tickets`: `subject` is now required."),
      onDisk: undefined,
    });
    expect({ required, coveredBy }).toEqual({ required: "minor", coveredBy: COMPUTED });
  });

  test("writes several reasons as a list with the breaks first", async () => {
    const { file } = await plan({ reasons: [FEATURE, BREAK] });
    expect(file.content).toBe(
      changeset(
        "minor",
        `Desk: 2 changes, one of them breaking.\n\n- **Breaking:** ${BREAK.text}\n- ${FEATURE.text}`,
      ),
    );
  });

  test("asks for a major version for a break from 1.0 on", async () => {
    const { required, file } = await plan({ version: "1.2.0" });
    expect(required).toBe("major");
    expect(file.content).toMatch(/^---\n"@agent-apis\/desk": major\n/);
  });

  test("asks for a minor version for a package that is new, and no more when it has one", async () => {
    const made = { class: "feature", reasons: [FEATURE], version: "0.0.0", isNew: true } as const;
    expect((await plan(made)).file.content).toMatch(/^---\n"@agent-apis\/desk": minor\n/);
    const mine = await plan({ ...made, current: { ".changeset/mine.md": changeset("patch") } });
    expect(mine.problem).toContain(".changeset/mine.md says patch for @agent-apis/desk, which needs minor");
    expect((await plan({ ...made, currentVersion: "0.0.1" })).coveredBy).toBe(COMPUTED);
    expect((await plan({ ...made, currentVersion: "0.1.0" })).coveredBy).toBe("version 0.1.0");
  });

  test("is settled when the file says exactly this", async () => {
    const content = (await plan({})).file.content ?? "";
    expect(isSettled(await plan({ current: { [COMPUTED]: content } }))).toBe(true);
    expect(isSettled(await plan({ current: { [COMPUTED]: content.replace("minor", "patch") } }))).toBe(false);
    expect(isSettled(await plan({ current: { [COMPUTED]: content }, reasons: [BREAK, FEATURE] }))).toBe(
      false,
    );
  });

  test("keeps what was computed for changes that are not released yet", async () => {
    const earlier = changeset("minor", "Breaking in Desk: `subject` is gone.");
    const { file } = await plan({ class: "feature", reasons: [FEATURE], old: { [COMPUTED]: earlier } });
    expect(file.content).toBe(`${earlier}\nDesk: ${FEATURE.text}.\n`);
    const again = await plan({
      class: "feature",
      reasons: [FEATURE],
      old: { [COMPUTED]: earlier },
      current: { [COMPUTED]: file.content ?? "" },
    });
    expect(isSettled(again)).toBe(true);
  });

  test.each(["minor", "major"])("keeps a changeset of a person that says %s for a break", async (bump) => {
    const made = await plan({ current: { ".changeset/mine.md": changeset(bump) } });
    expect(made.coveredBy).toBe(".changeset/mine.md");
    expect(made.file).toEqual({ path: COMPUTED, content: undefined, onDisk: undefined });
    expect(isSettled(made)).toBe(true);
  });

  test("removes the computed changeset when a person's is there", async () => {
    const current = { ".changeset/mine.md": changeset("minor"), [COMPUTED]: changeset("minor") };
    const made = await plan({ current });
    expect(made.file).toEqual({ path: COMPUTED, content: undefined, onDisk: changeset("minor") });
    expect(findProblems([made], { check: true, since: undefined })).toContain(
      `${COMPUTED} is no longer needed; remove it`,
    );
  });

  test("refuses a changeset of a person that says less than what changed", async () => {
    const made = await plan({ current: { ".changeset/mine.md": changeset("patch") } });
    expect(made.coveredBy).toBeUndefined();
    expect(made.problem).toBe(
      ".changeset/mine.md says patch for @agent-apis/desk, which needs minor. Raise it there, or delete it to have one computed.",
    );
    for (const check of [true, false]) {
      const problems = findProblems([made], { check, since: undefined });
      expect(problems).toContain(made.problem);
      expect(problems).toContain("Run: pnpm version-gate --write");
    }
  });

  test("leaves it to a person what changed code means whose types stayed the same", async () => {
    const code = { class: "fix", reasons: [], unexplained: ["packages/desk/src/wait.ts"] } as const;
    const made = await plan(code);
    expect(made.file.content).toBeUndefined();
    expect(made.problem).toBe(
      "packages/desk/src/wait.ts changed, but its types do not say what that means to users of @agent-apis/desk. " +
        'Run "pnpm changeset", choose @agent-apis/desk and at least patch, and say it there.',
    );
    expect(isSettled(made)).toBe(false);
    const mine = await plan({ ...code, current: { ".changeset/mine.md": changeset("patch") } });
    expect(mine).toMatchObject({ problem: undefined, coveredBy: ".changeset/mine.md" });
    expect(isSettled(mine)).toBe(true);
  });

  test("takes no notice of a changeset that was there before, or is about another package", async () => {
    const other = { ".changeset/other.md": changeset("patch").replace("desk", "phone") };
    const made = await plan({ old: { ".changeset/first.md": changeset("patch") }, current: other });
    expect(made.coveredBy).toBe(COMPUTED);
  });

  test("needs no changeset when the version was raised already", async () => {
    const made = await plan({ version: "0.1.0", currentVersion: "0.2.0" });
    expect(made.coveredBy).toBe("version 0.2.0");
    expect(isSettled(made)).toBe(true);
    expect((await plan({ version: "0.1.0", currentVersion: "0.1.1" })).coveredBy).toBe(COMPUTED);
  });

  test("removes the computed changeset if users see no change", async () => {
    const made = await plan({ class: "none", reasons: [], current: { [COMPUTED]: changeset("minor") } });
    expect(made.required).toBeUndefined();
    expect(made.file).toEqual({ path: COMPUTED, content: undefined, onDisk: changeset("minor") });
  });

  test("keeps what was computed before unless the version was raised since", async () => {
    const none = { class: "none", reasons: [], old: { [COMPUTED]: changeset("minor") } } as const;
    expect(isSettled(await plan(none))).toBe(true);
    const removed = { ...none, isRemoved: true };
    expect(isSettled(await plan(removed))).toBe(false);
    expect(isSettled(await plan({ ...removed, currentVersion: "0.2.0" }))).toBe(true);
  });

  test("names a changeset that cannot be understood", async () => {
    const current = { ".changeset/mine.md": changeset("huge") };
    await expect(plan({ current })).rejects.toThrow(
      /^\.changeset\/mine\.md: .*"huge" for package "@agent-apis\/desk".*\n.*patch/,
    );
  });
});
