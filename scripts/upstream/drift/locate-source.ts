import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { UnreadableError } from "./unreadable-error.ts";
import type { Source } from "./upstream.ts";

/** Location given by `--from`. */
export type From = { readonly folder: string } | { readonly file: string };

/** Name of the newest state of a repository in URLs of raw files. */
export const NEWEST = "HEAD";

/** The URL of a folder ends with a slash. */
export function readFrom(text: string, directory: string): From {
  if (/^https?:\/\//.test(text)) return text.endsWith("/") ? { folder: text } : { file: text };
  const path = resolve(directory, text);
  if (!existsSync(path)) throw new UnreadableError(`${path} does not exist`);
  return statSync(path).isDirectory()
    ? { folder: pathToFileURL(join(path, "/")).href }
    : { file: pathToFileURL(path).href };
}

/** The URL of a source file: below the folder of `--from`, or in the source's repository. */
export function addressOf(source: Source, file: string, revision: string, from?: From): string {
  if (from !== undefined && "file" in from) return from.file;
  if (from !== undefined) return new URL(file, from.folder).href;
  if (source.raw === undefined)
    throw new UnreadableError("the source in upstream.yaml has no raw address to fetch from; use --from");
  return source.raw.replaceAll("{revision}", revision).replaceAll("{file}", file);
}
