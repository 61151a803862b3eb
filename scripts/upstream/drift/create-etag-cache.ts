import { readFileSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "../../base/disk/replace-file.ts";
import { sha256 } from "../../compare/sha256.ts";

/** A cached response, and the tag with which its server can revalidate it. */
export interface CachedAnswer {
  readonly etag: string;
  readonly body: Buffer;
}

/** Cached responses by address, in a folder that git ignores. */
export interface EtagCache {
  read(url: string): CachedAnswer | undefined;
  write(url: string, answer: CachedAnswer): void;
}

/** Stores the hash of the body with the tag, so that an incomplete write is detected. */
export function createEtagCache(folder: string): EtagCache {
  const fileFor = (url: string): string => join(folder, sha256(url));
  return {
    read(url) {
      try {
        const [etag = "", hash] = readFileSync(`${fileFor(url)}.etag`, "utf8").split("\n");
        const body = readFileSync(`${fileFor(url)}.body`);
        return sha256(body) === hash ? { etag, body } : undefined;
      } catch {
        // The cached file is not usable, so the response is fetched again.
        return undefined;
      }
    },
    write(url, { etag, body }) {
      replaceFile(`${fileFor(url)}.body`, body);
      replaceFile(`${fileFor(url)}.etag`, `${etag}\n${sha256(body)}`);
    },
  };
}
