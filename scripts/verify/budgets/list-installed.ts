import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "./read-manifest.ts";

/** The package itself and everything that it depends on, by name: where each is. */
export function listInstalled(
  directory: string,
  found: Map<string, string> = new Map<string, string>(),
): Map<string, string> {
  const { name, dependencies = {} } = readManifest(directory);
  if (found.has(name)) return found;
  found.set(name, directory);
  for (const dependency of Object.keys(dependencies)) listInstalled(locate(directory, dependency), found);
  return found;
}

/** As Node finds it: in the nearest `node_modules` that has it. */
function locate(directory: string, name: string): string {
  for (let above = directory; ; above = join(above, "..")) {
    const candidate = join(above, "node_modules", name);
    if (existsSync(candidate)) return realpathSync(candidate);
    if (above === join(above, "..")) throw new Error(`${name} is not installed`);
  }
}

/** Bytes of the files of a package, without packages within it. */
export function sizeOf(directory: string): number {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(directory, "node_modules")))
    .reduce((total, { parentPath, name }) => total + statSync(join(parentPath, name)).size, 0);
}
