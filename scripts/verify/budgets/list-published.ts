import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A file in a tarball. */
export interface PublishedFile {
  readonly path: string;
  readonly size: number;
}

/** Files that npm would publish of the package in a directory. */
export async function listPublished(directory: string): Promise<PublishedFile[]> {
  const { stdout } = await promisify(execFile)("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: directory,
    shell: process.platform === "win32",
  });
  const [tarball]: { readonly files: readonly PublishedFile[] }[] = JSON.parse(stdout);
  return [...(tarball?.files ?? [])];
}
