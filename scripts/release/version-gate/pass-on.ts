import { isObject } from "../../base/json/json-object.ts";
import { classOfBump } from "./bump.ts";
import { CHANGE_CLASSES, type ChangeClass, highestClass } from "./change-class.ts";
import { computedPath } from "./changesets/computed-changeset.ts";
import { type Changeset, newChangesets } from "./changesets/changeset.ts";
import type { FileTree } from "./file-tree.ts";
import type { PackageJudgement } from "./package-judgement.ts";
import { manifestOf } from "./package-manifest.ts";
import { quote, type Reason } from "./reason.ts";

/**
 * Raises each package to what its dependencies in this workspace pass on to its users. A range such as `^0.1.0` would
 * otherwise bring a break of a dependency with a patch.
 */
export function passOn(
  judgements: readonly PackageJudgement[],
  old: FileTree,
  current: FileTree,
): PackageJudgement[] {
  const written = newChangesets(old, current);
  const raised = new Map<string, PackageJudgement>();
  const raise = (judgement: PackageJudgement): PackageJudgement => {
    const known = raised.get(judgement.id);
    if (known !== undefined) return known;
    const dependencies = manifestOf(current, judgement.id)?.["dependencies"];
    const passed = judgements
      .filter(({ packageName }) => isObject(dependencies) && packageName in dependencies)
      .map(raise)
      .map((dependency) => ({ name: dependency.packageName, class: passedOnBy(dependency, written) }));
    const result = addReasons(judgement, passed);
    raised.set(judgement.id, result);
    return result;
  };
  return judgements.map(raise);
}

/**
 * Changes of types show again where a package that exposes them is compared. A person's note does not, nor does code
 * that does something else behind the same types.
 */
function passedOnBy(judgement: PackageJudgement, written: readonly Changeset[]): ChangeClass {
  const { id, packageName, version, isNew } = judgement;
  const said = written
    .filter(({ path, bumps }) => path !== computedPath(id) && bumps.has(packageName) && !isNew)
    .map(({ bumps }) => classOfBump(bumps.get(packageName), version));
  return highestClass([...said, judgement.isProvider ? judgement.class : judgement.codeClass]);
}

const WORDS = {
  none: "",
  fix: "fixes",
  feature: "new features",
  breaking: "breaking changes",
} as const;

function addReasons(
  judgement: PackageJudgement,
  passed: readonly { readonly name: string; readonly class: ChangeClass }[],
): PackageJudgement {
  const own = CHANGE_CLASSES.indexOf(judgement.class);
  const reasons = passed
    .filter((dependency) => CHANGE_CLASSES.indexOf(dependency.class) > own)
    .map((dependency): Reason => ({
      verdict: "code",
      class: dependency.class,
      text: `${quote(dependency.name)} has ${WORDS[dependency.class]}; see its changelog`,
      pointer: "#/",
      operations: [],
    }));
  return {
    ...judgement,
    class: highestClass([judgement.class, ...reasons.map((reason) => reason.class)]),
    codeClass: highestClass([judgement.codeClass, ...reasons.map((reason) => reason.class)]),
    reasons: [...judgement.reasons, ...reasons],
  };
}
