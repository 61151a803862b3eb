import { UnreadableError } from "./unreadable-error.ts";
import type { Source, Upstream } from "./upstream.ts";

const MARK = "{page}";

/** The files of the pages that operations name, each with those operations. */
export function listPageFiles({ source, operations }: Upstream): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const [operation, { page }] of operations) {
    if (source === undefined || page === undefined) continue;
    const file = pageFile(source, page);
    if (file !== undefined) files.set(file, [...(files.get(file) ?? []), operation]);
  }
  return files;
}

/** The file of a page in the repository, by its URL for people. */
export function pageFile(source: Source, address: string): string | undefined {
  const name = matchPattern(source.page ?? source.file, address);
  return name === undefined ? undefined : source.file.replace(MARK, name);
}

/** Returns true if a file is a page. */
export function isPageFile({ file: pattern }: Source, file: string): boolean {
  return matchPattern(pattern, file) !== undefined;
}

/** The files of pages that a list of any form contains, with or without their extension. */
export function findPageFiles({ file: pattern }: Source, list: string): string[] {
  const [folder, ending] = splitPattern(pattern);
  const found = list
    .split(folder)
    .slice(1)
    .flatMap((text) => /^[\w.-]+/.exec(text) ?? []);
  const names = found.map((name) => (name.endsWith(ending) ? name.slice(0, -ending.length) : name));
  return [...new Set(names.map((name) => pattern.replace(MARK, name)))].toSorted();
}

/** The folder that the pages are in. */
export function pageFolder({ file: pattern }: Source): string {
  const [start] = splitPattern(pattern);
  return start.slice(0, start.lastIndexOf("/") + 1);
}

function matchPattern(pattern: string, text: string): string | undefined {
  const [start, end] = splitPattern(pattern);
  const isMatch = text.startsWith(start) && text.endsWith(end) && text.length > start.length + end.length;
  const name = text.slice(start.length, text.length - end.length);
  return isMatch && !name.includes("/") ? name : undefined;
}

function splitPattern(pattern: string): [start: string, end: string] {
  const at = pattern.indexOf(MARK);
  if (at === -1) throw new UnreadableError(`"${pattern}" in upstream.yaml has no ${MARK}`);
  return [pattern.slice(0, at), pattern.slice(at + MARK.length)];
}
