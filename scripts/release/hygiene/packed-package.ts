import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";
import { listPackageFolders } from "../../generator/list-package-folders.ts";

/** A package exactly as a publish would send it. */
export interface PackedPackage {
  /** `packages/<folder>` */
  readonly folder: string;
  /** Folder of the unpacked package. */
  readonly directory: string;
  /** Every file in it, with slashes, sorted. */
  readonly files: readonly string[];
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly tarball: Uint8Array;
}

/** What was packed, until the folder that it was unpacked in is disposed of. */
export interface PackedPackages extends Disposable {
  readonly packages: readonly PackedPackage[];
}

/** Packs every package in `packages/`, with pnpm, because that is what publishes them. */
export function packPackages(root: string): PackedPackages {
  const parent = new TemporaryFolder("packed-");
  const packages = listPackageFolders(root).map((folder) => {
    const archive = join(parent.path, folder, "package.tgz");
    mkdirSync(dirname(archive));
    const shell = process.platform === "win32";
    const cwd = join(root, "packages", folder);
    execFileSync("pnpm", ["pack", "--out", archive], { cwd, stdio: "pipe", shell });
    return unpack(folder, archive);
  });
  return { packages, [Symbol.dispose]: () => parent[Symbol.dispose]() };
}

/** Unpacks an archive next to it. */
export function unpack(folder: string, archive: string): PackedPackage {
  const cwd = dirname(archive);
  execFileSync("tar", ["-xzf", basename(archive)], { cwd, stdio: "pipe" });
  return readPackedPackage(folder, join(cwd, "package"), new Uint8Array(readFileSync(archive)));
}

/** Reads a package that lies unpacked in a folder. */
export function readPackedPackage(folder: string, directory: string, tarball: Uint8Array): PackedPackage {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .toSorted();
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  return { folder, directory, files, manifest, tarball };
}
