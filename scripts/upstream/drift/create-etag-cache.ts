import { readFileSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "../../base/disk/replace-file.ts";
import { sha256 } from "../../compare/sha256.ts";

/** An answer that was seen before, and the tag by which its server knows whether it still holds. */
export interface CachedAnswer {
  readonly etag: string;
  readonly body: Buffer;
}

/** Answers by address, in a folder that git ignores. */
export interface EtagCache {
  read(url: string): CachedAnswer | undefined;
  write(url: string, answer: CachedAnswer): void;
}

/** The tag is kept with the hash of the body: half a write is as good as none. */
export function createEtagCache(folder: string): EtagCache {
  const fileFor = (url: string): string => join(folder, sha256(url));
  return {
    read(url) {
      try {
        const [etag = "", hash] = readFileSync(`${fileFor(url)}.etag`, "utf8").split("\n");
        const body = readFileSync(`${fileFor(url)}.body`);
        return sha256(body) === hash ? { etag, body } : undefined;
      } catch {
        // Nothing usable is there, for whatever reason; the answer is fetched in full then.
        return undefined;
      }
    },
    write(url, { etag, body }) {
      replaceFile(`${fileFor(url)}.body`, body);
      replaceFile(`${fileFor(url)}.etag`, `${etag}\n${sha256(body)}`);
    },
  };
}
