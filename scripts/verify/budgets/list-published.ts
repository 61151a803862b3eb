import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A file in a tarball. */
export interface PublishedFile {
  readonly path: string;
  readonly size: number;
}

const listed = new Map<string, Promise<PublishedFile[]>>();

/** Files that npm would publish of the package in a directory; npm is asked once. */
export function listPublished(directory: string): Promise<PublishedFile[]> {
  const files = listed.get(directory) ?? askNpm(directory);
  listed.set(directory, files);
  return files;
}

async function askNpm(directory: string): Promise<PublishedFile[]> {
  const { stdout } = await promisify(execFile)("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: directory,
    shell: process.platform === "win32",
  });
  const [tarball]: { readonly files: readonly PublishedFile[] }[] = JSON.parse(stdout);
  return [...(tarball?.files ?? [])];
}
