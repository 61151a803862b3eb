import { nameProvider } from "../generator/provider-names.ts";
import { computedPath } from "./changesets/computed-changeset.ts";
import type { Judgement } from "./compare-documents.ts";
import type { FileTree } from "./file-tree.ts";
import type { PackageJudgement } from "./judge-packages.ts";
import { NO_VERSION, versionOf } from "./package-version.ts";
import { quote, type Reason } from "./reason.ts";

/** Its folder in `packages/` and its name are the same. */
const FACADE = "agent-apis";

const REMOVED_PACKAGE: Judgement = {
  class: "breaking",
  verdicts: { spec: "breaking", types: "breaking" },
  reasons: [
    {
      verdict: "spec",
      class: "breaking",
      text: "the client for this API is gone",
      pointer: "#/",
      operations: [],
    },
  ],
};

/** A package that is gone has no next version; it is the facade that breaks, as it loses the client's key. */
export function judgeRemoved(id: string, title: string, old: FileTree, current: FileTree): PackageJudgement {
  return { ...REMOVED_PACKAGE, id, title, ...facadeOf(old, current) };
}

/** The facade gains a key with every new package; it is judged too where its computed changeset may be out of date. */
export function judgeFacade(
  added: readonly PackageJudgement[],
  old: FileTree,
  current: FileTree,
): PackageJudgement[] {
  const path = computedPath(FACADE);
  if (added.length === 0 && old.get(path) === current.get(path)) return [];
  const rating = added.length === 0 ? "none" : "feature";
  const reasons = added.map(({ id, title }): Reason => {
    const text = `the key ${quote(nameProvider(id).key)} is new, for a client of ${title}`;
    return { verdict: "spec", class: "feature", text, pointer: "#/", operations: [] };
  });
  return [
    {
      class: rating,
      verdicts: { spec: rating, types: rating },
      reasons,
      id: FACADE,
      title: FACADE,
      ...facadeOf(old, current),
    },
  ];
}

function facadeOf(
  old: FileTree,
  current: FileTree,
): Pick<PackageJudgement, "packageName" | "version" | "currentVersion" | "isNew"> {
  const currentVersion = versionOf(current, FACADE) ?? NO_VERSION;
  const version = versionOf(old, FACADE) ?? currentVersion;
  return { packageName: FACADE, version, currentVersion, isNew: false };
}
