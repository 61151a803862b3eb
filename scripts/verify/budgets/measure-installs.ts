import { realpathSync } from "node:fs";
import { join } from "node:path";
import type { Measurement } from "./budget-file.ts";
import { listPublished } from "./list-published.ts";
import { sizeInstalled, sum } from "./size-installed.ts";

/** Measures the tarball of each package in `packages/` and everything that installing it adds. */
export async function measureInstalls(root: string, folders: readonly string[]): Promise<Measurement[]> {
  const measured = await Promise.all(
    folders.map((folder) => measureInstall(folder, realpathSync(join(root, "packages", folder)))),
  );
  return measured.flat();
}

async function measureInstall(folder: string, directory: string): Promise<Measurement[]> {
  const files = await listPublished(directory);
  const inFolders = [...Map.groupBy(files, ({ path }) => path.split("/").slice(0, -1).join("/") || ".")];
  const byFolder = (count: (inside: typeof files) => number): Record<string, number> =>
    Object.fromEntries(inFolders.map(([name, inside]) => [name, count(inside)]));
  const parts = await sizeInstalled(directory);
  const names = Object.keys(parts);
  const bytes = Object.values(parts).reduce((total, size) => total + size, 0);
  return [
    { folder, name: "files in the tarball", value: files.length, parts: byFolder(({ length }) => length) },
    { folder, name: "bytes in the tarball", value: sum(files), parts: byFolder(sum) },
    {
      folder,
      name: "other packages installed",
      value: names.length - 1,
      parts: Object.fromEntries(names.map((name) => [name, 1])),
    },
    { folder, name: "bytes installed", value: bytes, parts },
  ];
}
