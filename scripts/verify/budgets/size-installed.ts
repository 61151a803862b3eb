import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { listInstalled } from "../../base/packages/installed-packages.ts";
import { listPublished } from "./list-published.ts";

/** Bytes of a package and of everything that it depends on, by name; of ours, only what would be published. */
export async function sizeInstalled(directory: string): Promise<Readonly<Record<string, number>>> {
  const sizes = listInstalled(directory).map(async (one): Promise<[string, number]> => [
    one.name,
    one.directory.includes("node_modules") ? sizeOf(one.directory) : sum(await listPublished(one.directory)),
  ]);
  return Object.fromEntries(await Promise.all(sizes));
}

export function sum(files: readonly { readonly size: number }[]): number {
  return files.reduce((total, { size }) => total + size, 0);
}

/** Bytes of the files of a package, without packages within it. */
function sizeOf(directory: string): number {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.parentPath.startsWith(join(directory, "node_modules")),
  );
  return sum(files.map(({ parentPath, name }) => statSync(join(parentPath, name))));
}
