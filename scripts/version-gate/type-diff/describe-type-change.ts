import type { TypeChange } from "@agent-apis/types-emitter/compare-packages";
import { joinWords, quote } from "../reason.ts";
import { describeDifference } from "./describe-difference.ts";
import { describeOwned, describePlace, isOptions } from "./describe-place.ts";

/** A clause about what changed. */
export interface DescribedChange {
  readonly clause: string;
  /** The clause follows the names of the operations that it is about: "`POST /tickets`: …". */
  readonly isOfOperations: boolean;
}

export function describeTypeChange(change: TypeChange): DescribedChange {
  switch (change.about) {
    case "value":
      return describeValue(change);
    case "status":
      return { clause: describeStatus(change), isOfOperations: true };
    case "scopes":
      return { clause: `the credential ${describeScopes(change)}`, isOfOperations: true };
    default:
      return { clause: describeName(change), isOfOperations: false };
  }
}

function describeName(change: Exclude<TypeChange, { about: "value" | "status" | "scopes" }>): string {
  switch (change.about) {
    case "operation-added":
      return `${quote(change.operation)} is new`;
    case "operation-removed":
      return `${quote(change.operation)} is gone`;
    case "operation-moved":
      return `${quote(change.operation)} is now ${quote(change.to)}`;
    case "export-added":
      return `${quote(change.name)} is now exported`;
    case "export-removed":
      return `${quote(change.name)} is no longer exported`;
    case "export-renamed":
      return `the type ${quote(change.name)} is now called ${quote(change.to)}`;
    default:
      return `the type of ${quote(change.name)} changed`;
  }
}

function describeValue({
  difference,
  side,
  operations,
  status,
}: TypeChange & { about: "value" }): DescribedChange {
  const { owner } = difference;
  const isOfOperations = operations.length === 1 && !isOptions(owner?.name ?? "");
  const place =
    isOfOperations || owner === undefined ? describePlace(difference.place, side) : describeOwned(owner);
  const what = describeDifference(difference, side);
  const error = isOfOperations && status !== undefined ? ` of a ${quote(status)}` : "";
  const isShared = operations.length > 1 && !isOptions(owner?.name ?? "");
  const users = isShared ? ` (${joinWords(operations.map(quote))})` : "";
  return {
    clause: `${place.text}${error} ${place.isPlural ? what.replace(/^is /, "are ") : what}${users}`,
    isOfOperations,
  };
}

function describeStatus({ removed, added, isError, isBreaking }: TypeChange & { about: "status" }): string {
  const [gone, isNew] = [removed, added].map((statuses) => joinWords(statuses.map(quote)));
  if (isError && removed.length > 0) return `the body of a ${gone} has no type any more`;
  if (isError) return `the body of a ${isNew} has a type`;
  if (removed.length > 0 && added.length > 0) return `it answers ${isNew} instead of ${gone}`;
  if (!isBreaking) return `it answers ${isNew}`;
  return removed.length > 0 ? `it never answers ${gone} any more` : `it may now also answer ${isNew}`;
}

function describeScopes({ added, removed }: TypeChange & { about: "scopes" }): string {
  if (added.length > 0) return `also needs ${joinWords(added.map(quote))}`;
  return `no longer needs ${joinWords(removed.map(quote))}`;
}
