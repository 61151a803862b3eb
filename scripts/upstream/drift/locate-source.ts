import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { UnreadableError } from "./unreadable-error.ts";
import type { Source } from "./upstream.ts";

/** Location that `--from` names. */
export type From = { readonly folder: string } | { readonly file: string };

/** The newest state of a repository, as addresses of raw files call it. */
export const NEWEST = "HEAD";

/** Tells a folder from a file; the address of a folder ends with a slash. */
export function readFrom(text: string, directory: string): From {
  if (/^https?:\/\//.test(text)) return text.endsWith("/") ? { folder: text } : { file: text };
  const path = resolve(directory, text);
  if (!existsSync(path)) throw new UnreadableError(`${path} does not exist`);
  return statSync(path).isDirectory()
    ? { folder: pathToFileURL(join(path, "/")).href }
    : { file: pathToFileURL(path).href };
}

/** The address of a file of the source: below the folder of `--from`, or where the source keeps it. */
export function addressOf(source: Source, file: string, revision: string, from?: From): string {
  if (from !== undefined && "file" in from) return from.file;
  if (from !== undefined) return new URL(file, from.folder).href;
  if (source.raw === undefined)
    throw new UnreadableError(
      "source in upstream.yaml has no raw address to fetch from; name a place with --from",
    );
  return source.raw.replaceAll("{revision}", revision).replaceAll("{file}", file);
}
