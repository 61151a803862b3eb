import { realpathSync } from "node:fs";
import { join } from "node:path";
import { listInstalled, sizeOf } from "./list-installed.ts";
import { listPublished, type PublishedFile } from "./list-published.ts";
import type { Measurement } from "./measurement.ts";

/** Measures the tarball of each package in `packages/` and everything that installing it adds. */
export async function measureInstalls(root: string, folders: readonly string[]): Promise<Measurement[]> {
  const published = new Map(
    await Promise.all(
      folders.map(async (folder): Promise<[string, readonly PublishedFile[]]> => {
        const directory = join(root, "packages", folder);
        return [realpathSync(directory), await listPublished(directory)];
      }),
    ),
  );
  return folders.flatMap((folder) => {
    const directory = realpathSync(join(root, "packages", folder));
    const files = published.get(directory) ?? [];
    const installed = listInstalled(directory);
    const sizes = [...installed].map(([name, path]): [string, number] => [
      name,
      published.has(path) ? sum(published.get(path) ?? []) : sizeOf(path),
    ]);
    const parts = Object.fromEntries(sizes);
    return [
      { folder, name: "files in the tarball", value: files.length, parts: countByFolder(files) },
      { folder, name: "bytes in the tarball", value: sum(files), parts: sumByFolder(files) },
      {
        folder,
        name: "other packages installed",
        value: installed.size - 1,
        parts: Object.fromEntries(sizes.map(([name]) => [name, 1])),
      },
      {
        folder,
        name: "bytes installed",
        value: Object.values(parts).reduce((total, bytes) => total + bytes, 0),
        parts,
      },
    ];
  });
}

function sum(files: readonly PublishedFile[]): number {
  return files.reduce((total, { size }) => total + size, 0);
}

function byFolder(files: readonly PublishedFile[]): Map<string, PublishedFile[]> {
  return Map.groupBy(files, ({ path }) => path.split("/").slice(0, -1).join("/") || ".");
}

function sumByFolder(files: readonly PublishedFile[]): Record<string, number> {
  return Object.fromEntries([...byFolder(files)].map(([folder, inside]) => [folder, sum(inside)]));
}

function countByFolder(files: readonly PublishedFile[]): Record<string, number> {
  return Object.fromEntries([...byFolder(files)].map(([folder, inside]) => [folder, inside.length]));
}
