import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/** A file in a tarball. */
export interface PublishedFile {
  readonly path: string;
  readonly size: number;
}

/**
 * What npm would publish of the package in a directory. A build leaves the output of sources that there are no longer; a
 * release starts from nothing, so that is not counted.
 */
export async function listPublished(directory: string): Promise<PublishedFile[]> {
  const { stdout } = await promisify(execFile)("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: directory,
    shell: process.platform === "win32",
  });
  const [tarball]: { readonly files: readonly PublishedFile[] }[] = JSON.parse(stdout);
  return (tarball?.files ?? []).filter(({ path }) => {
    const module = /^dist\/(.+?)\.(?:d\.ts|js)(?:\.map)?$/.exec(path)?.[1];
    return module === undefined || existsSync(join(directory, "src", `${module}.ts`));
  });
}
