import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "./copy-repository.ts";
import { NothingToRequireError } from "./edit-spec.ts";
import { expectSame } from "./expect-same.ts";
import { type Change, expectVersions } from "./expect-versions.ts";
import { listPackages, nameVersion, type Package } from "./list-packages.ts";

/**
 * Edits a spec and takes every step of a maintainer to the next versions; gives what must be published then.
 *
 * @throws when other versions come out than such a change has to make.
 */
export async function versionChange(
  repository: Repository,
  change: Change,
  edit: (spec: string) => string,
): Promise<string[]> {
  const before = listPackages(repository.root);
  const provider = editOne(repository.root, before, edit);
  await repository.pnpm("exec", "tsx", "scripts/commands/generate.ts");
  await repository.pnpm("run", "version-gate", "--write");
  await repository.commit(`Change ${provider.folder}`);
  await repository.pnpm("run", "version");
  // The first check that CI runs on the version pull request.
  await repository.install();
  await repository.pnpm("exec", "tsx", "scripts/commands/generate.ts", "--check");
  await repository.pnpm("exec", "prettier", "--check", "packages");
  await repository.commit("Version packages");
  await repository.pnpm("exec", "turbo", "run", "build", "--output-logs=errors-only");
  const expected = Array.from(expectVersions(before, provider.name, change), ([name, version]) =>
    nameVersion({ name, version }),
  );
  expectSame(listPackages(repository.root).map(nameVersion), expected, "versioned");
  return expected.filter((each) => !before.map(nameVersion).includes(each));
}

/** Edits the first spec in which there is something to edit. */
function editOne(root: string, packages: readonly Package[], edit: (spec: string) => string): Package {
  for (const provider of packages.filter(({ kind }) => kind === "provider")) {
    const file = join(root, "specs", provider.folder, "openapi.yaml");
    try {
      writeFileSync(file, edit(readFileSync(file, "utf8")));
      return provider;
    } catch (error) {
      if (!(error instanceof NothingToRequireError)) throw error;
    }
  }
  throw new NothingToRequireError("no spec has an optional query parameter");
}
