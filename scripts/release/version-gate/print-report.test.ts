import { afterEach, describe, expect, test, vi } from "vitest";
import type { PackagePlan } from "./plan-changesets.ts";
import { printPlans } from "./print-report.ts";

const PATH = ".changeset/computed-desk.md";

function printed(coveredBy: string | undefined, onDisk: string | undefined): string {
  const log = vi.spyOn(console, "log").mockReturnValue();
  const plan: PackagePlan = {
    judgement: {
      id: "desk",
      packageName: "@agent-apis/desk",
      title: "Desk",
      class: "fix",
      verdicts: { spec: "fix", types: "none" },
      reasons: [],
      version: "0.1.0",
      currentVersion: "0.1.0",
      isNew: false,
      isGone: false,
      isProvider: true,
      codeClass: "none",
      unexplained: [],
    },
    required: "patch",
    coveredBy,
    file: { path: PATH, content: coveredBy === PATH ? "" : undefined, onDisk },
    problem: undefined,
  };
  printPlans("main", [plan]);
  return log.mock.calls.map(([text]) => String(text)).join("\n");
}

describe("printPlans", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test.each([undefined, "An older text."])("says how to get a changeset where there is %o", (onDisk) => {
    expect(printed(PATH, onDisk)).toMatch(/ patch +\.changeset\/computed-desk\.md \(made by --write\)$/m);
  });

  test("names what covers a change", () => {
    expect(printed(PATH, "")).toMatch(/ patch +\.changeset\/computed-desk\.md$/m);
    expect(printed(".changeset/mine.md", undefined)).toMatch(/ patch +\.changeset\/mine\.md$/m);
    expect(printed("version 0.2.0", undefined)).toMatch(/ patch +version 0\.2\.0$/m);
  });
});
