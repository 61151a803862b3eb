import { existsSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "../../base/packages/installed-packages.ts";
import { listPackageFolders } from "../../generator/list-package-folders.ts";

/** A package of this repository that is published. */
export interface Package {
  readonly name: string;
  readonly version: string;
  /** Its folder: `packages/<folder>`; for a provider, its id. */
  readonly folder: string;
  readonly kind: "provider" | "facade" | "runtime";
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Every package in `packages/`. A folder in `specs/` makes one a provider; the facade is the one that needs them. */
export function listPackages(root: string): Package[] {
  const manifests = listPackageFolders(root).map((folder) => ({
    folder,
    manifest: readManifest(join(root, "packages", folder)),
  }));
  const isProvider = (folder: string): boolean => existsSync(join(root, "specs", folder, "openapi.yaml"));
  const providers = new Set(
    manifests.filter(({ folder }) => isProvider(folder)).map(({ manifest }) => manifest.name),
  );
  return manifests.map(({ folder, manifest: { name, version, dependencies = {} } }) => {
    const isFacade = Object.keys(dependencies).some((dependency) => providers.has(dependency));
    const kind = isProvider(folder) ? "provider" : isFacade ? "facade" : "runtime";
    return { name, version, folder, kind, dependencies };
  });
}

/** `name@version`, as registries, tags and reports have it. */
export function nameVersion({ name, version }: Pick<Package, "name" | "version">): string {
  return `${name}@${version}`;
}
