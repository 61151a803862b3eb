import { inc, prerelease, satisfies } from "semver";
import type { Package } from "./list-packages.ts";

/** Meaning of a change for users of the package. */
export type Change = "break" | "fix";

/**
 * The versions that follow from a change of one package: before 1.0 a break is minor and everything else patch. The facade
 * passes a change of its providers on to its users, so it changes as they do. Another package that depends on it gets a
 * patch, and only when its range no longer reaches the new version.
 */
export function expectVersions(
  packages: readonly Package[],
  changed: string,
  change: Change,
): Map<string, string> {
  const versions = new Map(packages.map(({ name, version }) => [name, version]));
  const own = packages.find(({ name }) => name === changed);
  if (own === undefined) throw new Error(`unknown package ${changed}`);
  const isFacadeOf = ({ kind, dependencies }: Package): boolean =>
    own.kind === "provider" && kind === "facade" && Object.hasOwn(dependencies, changed);
  const moved = [own, ...packages.filter(isFacadeOf)].map(({ name }) => name);
  for (const { name, version } of packages.filter((one) => moved.includes(one.name)))
    versions.set(name, bump(version, change));
  if (reaches(own.version, bump(own.version, change))) return versions;
  for (const name of moved) {
    for (const dependent of packages) {
      if (!Object.hasOwn(dependent.dependencies, name) || moved.includes(dependent.name)) continue;
      const next = bump(dependent.version, "fix");
      versions.set(dependent.name, next);
      if (!reaches(dependent.version, next)) moved.push(dependent.name);
    }
  }
  return versions;
}

function bump(version: string, change: Change): string {
  const breaking = version.startsWith("0.") ? "minor" : "major";
  const next = prerelease(version) === null ? inc(version, change === "fix" ? "patch" : breaking) : null;
  if (next === null) throw new Error(`${version} is not a released version`);
  return next;
}

/** Returns true if the range of dependents, `^before`, accepts `after`. */
function reaches(before: string, after: string): boolean {
  return satisfies(after, `^${before}`);
}
