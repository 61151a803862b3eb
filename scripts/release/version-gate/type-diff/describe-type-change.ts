import type { TypeChange, TypeDifference, ValueChange } from "./type-change.ts";
import { joinWords, quote } from "../reason.ts";
import { describeDifference } from "./describe-difference.ts";
import { describeOwned, describePlace, isOptions } from "./describe-place.ts";

/** A clause about what changed. */
export interface DescribedChange {
  readonly clause: string;
  /** The clause follows the names of the operations that it is about: "`POST /tickets`: …". */
  readonly isOfOperations: boolean;
}

const OF_OPERATION: Partial<Record<TypeChange["about"], string>> = {
  "pages-added": "it can be paginated",
  "pages-removed": "it can no longer be paginated",
  "edit-added": "`toInput` can make its body",
  "edit-removed": "`toInput` can no longer make its body",
};

export function describeTypeChange(change: TypeChange): DescribedChange {
  const known = OF_OPERATION[change.about];
  if (known !== undefined) return { clause: known, isOfOperations: true };
  switch (change.about) {
    case "value":
      return describeValueAt(change.difference, change, describeDifference(change.difference, change.side));
    case "status":
      return { clause: describeStatus(change), isOfOperations: true };
    case "scopes":
      return { clause: `the credential ${describeScopes(change)}`, isOfOperations: true };
    default:
      return { clause: describeName(change), isOfOperations: false };
  }
}

function describeName(change: Exclude<TypeChange, { about: "value" | "status" | "scopes" }>): string {
  const name = quote("name" in change ? change.name : change.operation);
  const to = "to" in change ? quote(change.to) : "";
  switch (change.about) {
    case "operation-added":
      return `${name} is new`;
    case "operation-removed":
      return `${name} is gone`;
    case "operation-moved":
      return `${name} is now ${to}`;
    case "export-added":
      return `${name} is now exported`;
    case "export-removed":
      return `${name} is no longer exported`;
    case "export-renamed":
      return `the type ${name} is now called ${to}`;
    default:
      return `the type of ${name} changed`;
  }
}

/** Says what happened to a value, with its place as somebody knows it who calls the only operation, or any of several. */
export function describeValueAt(
  { place: steps, owner }: Pick<TypeDifference, "place" | "owner">,
  { side, operations, status }: Pick<ValueChange, "side" | "operations" | "status">,
  what: string,
): DescribedChange {
  const isOption = isOptions(owner?.name ?? "");
  const isOfOperations = operations.length === 1 && !isOption;
  const place = isOfOperations || owner === undefined ? describePlace(steps, side) : describeOwned(owner);
  const error = isOfOperations && status !== undefined ? ` of a ${quote(status)}` : "";
  const isShared = operations.length > 1 && !isOption && owner !== undefined;
  const users = isShared ? ` (${joinWords(operations.map(quote))})` : "";
  return {
    clause: `${place.text}${error} ${place.isPlural ? what.replace(/^is /, "are ") : what}${users}`,
    isOfOperations,
  };
}

function describeStatus({ removed, added, isError, isBreaking }: TypeChange & { about: "status" }): string {
  const [gone, isNew] = [removed, added].map((statuses) => joinWords(statuses.map(quote)));
  if (isError && removed.length > 0) return `the body of a ${gone} no longer has a type`;
  if (isError) return `the body of a ${isNew} has a type`;
  if (removed.length > 0 && added.length > 0) return `it answers ${isNew} instead of ${gone}`;
  if (!isBreaking) return `it answers ${isNew}`;
  return removed.length > 0 ? `it no longer answers ${gone}` : `it may now also answer ${isNew}`;
}

function describeScopes({ added, removed }: TypeChange & { about: "scopes" }): string {
  if (added.length > 0) return `also needs ${joinWords(added.map(quote))}`;
  return `no longer needs ${joinWords(removed.map(quote))}`;
}
