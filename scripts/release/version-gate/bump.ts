import { diff, gt } from "semver";
import type { ChangeClass } from "./change-class.ts";

export const BUMPS = ["patch", "minor", "major"] as const;

/** Name that changesets gives the step from one version to the next. */
export type Bump = (typeof BUMPS)[number];

/**
 * A first version is 0.1.0: `^0.0.1` accepts no other version, so that whoever depends on it
 * would never get a later one.
 */
export const FIRST_BUMP: Bump = "minor";

/** Before 1.0 a break is minor and everything else patch. */
export function requiredBump(change: ChangeClass, version: string): Bump | undefined {
  if (change === "none") return undefined;
  if (version.startsWith("0.")) return change === "breaking" ? "minor" : "patch";
  return change === "breaking" ? "major" : change === "feature" ? "minor" : "patch";
}

/** The smallest class that a person means by a step: before 1.0 a feature looks like a fix. */
export function classOfBump(bump: Bump | undefined, version: string): ChangeClass {
  if (bump === undefined) return "none";
  const isBreak = bump === "major" || (bump === "minor" && version.startsWith("0."));
  return isBreak ? "breaking" : bump === "minor" ? "feature" : "fix";
}

/** The step between two versions, or nothing when the second is no later one. */
export function bumpBetween(old: string, current: string): Bump | undefined {
  if (!gt(current, old)) return undefined;
  const step = diff(old, current);
  return BUMPS.find((bump) => bump === step);
}

export function isAtLeast(bump: Bump | undefined, required: Bump): boolean {
  return bump !== undefined && BUMPS.indexOf(bump) >= BUMPS.indexOf(required);
}

export function highestBump(bumps: readonly Bump[]): Bump | undefined {
  return BUMPS.findLast((bump) => bumps.includes(bump));
}
