import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "../base/disk/replace-file.ts";
import { compareFiles } from "./compare-files.ts";
import { formatFile } from "./format-file.ts";
import { renderPackageFiles } from "./provider-package.ts";
import { nameProvider } from "./provider-names.ts";
import { renderSpecFiles } from "./provider-spec.ts";
import { writeFiles } from "./write-files.ts";

/** Adds a provider to the repository at `root`; returns the paths of the created files. */
export async function newProvider(
  root: string,
  id: string,
  title: string,
  server?: string,
): Promise<string[]> {
  const license = readFileSync(join(root, "LICENSE"), "utf8");
  const files = [
    ...renderSpecFiles(id, title, server),
    ...renderPackageFiles({ id, title, version: "0.0.0", hasEdit: false, hasWebhooks: false }, license),
  ];
  const missing = files.filter(({ path }) => !existsSync(join(root, path)));
  const formatted = await Promise.all(missing.map((file) => formatFile(root, file)));
  writeFiles(root, compareFiles(root, formatted, []));
  addToFacade(root, id);
  return missing.map(({ path }) => path);
}

function addToFacade(root: string, id: string): void {
  const file = join(root, "packages/agent-apis/package.json");
  const manifest: { dependencies: Record<string, string> } = JSON.parse(readFileSync(file, "utf8"));
  const dependencies = { ...manifest.dependencies, [nameProvider(id).packageName]: "workspace:^" };
  const sorted = Object.fromEntries(Object.entries(dependencies).toSorted(([a], [b]) => a.localeCompare(b)));
  replaceFile(file, `${JSON.stringify({ ...manifest, dependencies: sorted }, null, 2)}\n`);
}
