import { createHash } from "node:crypto";
import { packPackages, type PackedPackage } from "./hygiene/packed-package.ts";

/** Hash of each package's archive, by `name@version`, in the form that npm and lockfiles use. */
export type PackedHashes = Readonly<Record<string, string>>;

/** The hashes of the packages of a repository, as a publish would send them. */
export function hashPackages(root: string): PackedHashes {
  using packed = packPackages(root);
  return hashPacked(packed.packages);
}

export function hashPacked(packages: readonly Pick<PackedPackage, "manifest" | "tarball">[]): PackedHashes {
  const hashes = packages.map(({ manifest, tarball }) => [
    `${String(manifest["name"])}@${String(manifest["version"])}`,
    `sha512-${createHash("sha512").update(tarball).digest("base64")}`,
  ]);
  return Object.fromEntries(hashes);
}

/** Lists packages packed here that differ from the rehearsed ones. */
export function findUnrehearsed(packed: PackedHashes, rehearsed: PackedHashes): string[] {
  return Object.entries(packed).flatMap(([name, hash]) => {
    const known = Object.hasOwn(rehearsed, name) ? rehearsed[name] : undefined;
    if (known === undefined) return [`${name} was not rehearsed`];
    return known === hash ? [] : [`${name} is ${hash}, rehearsed was ${known}`];
  });
}
