import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pMap from "p-map";
import { sha256 } from "../../compare/sha256.ts";
import { NotFoundError } from "./fetch-body.ts";
import { entriesOf, memberOf, textOf } from "../../base/json/json-object.ts";
import { MAX_PARALLEL } from "./limits.ts";
import { addressOf, type From } from "./locate-source.ts";
import { findPageFiles, isPageFile, listPageFiles, pageFolder } from "./page-files.ts";
import { type ReadBody, showAddress } from "./create-reader.ts";
import { UnreadableError } from "./unreadable-error.ts";
import type { Source, Upstream } from "./upstream.ts";

/** Hashes of the current pages, by file. */
export interface SeenPages {
  readonly looked: string;
  readonly hashes: ReadonlyMap<string, string>;
}

export interface ReadPagesOptions {
  readonly upstream: Upstream & { readonly source: Source };
  readonly revision: string;
  readonly read: ReadBody;
  readonly from?: From;
  /** Files of previous pages. */
  readonly known: readonly string[];
}

/** Reads all pages: those of operations, previous ones, and those that the source lists. */
export async function readPages(options: ReadPagesOptions): Promise<SeenPages> {
  const { from, upstream } = options;
  const seen =
    from !== undefined && "file" in from
      ? { looked: from.file, hashes: await readHashList(upstream.source, from.file, options.read) }
      : await readPageFiles(options);
  if (seen.hashes.size === 0) throw new UnreadableError(`${showAddress(seen.looked)} has none of the pages`);
  return seen;
}

/** A JSON file with the hashes under `pages`: a prepared list, or one of our locks. */
async function readHashList(source: Source, address: string, read: ReadBody): Promise<Map<string, string>> {
  const text = (await read(address)).toString("utf8");
  const hashes = entriesOf(memberOf(parseList(address, text), "pages")).flatMap(
    ([file, hash]): [string, string][] => {
      const known = textOf(hash);
      if (known === undefined || !isPageFile(source, file)) return [];
      if (!/^[0-9a-f]{64}$/.test(known))
        throw new UnreadableError(`${showAddress(address)} has no SHA-256 for ${file}`);
      return [[file, known]];
    },
  );
  return new Map(hashes);
}

function parseList(address: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableError(`${showAddress(address)} is not JSON with hashes of pages: ${String(error)}`, {
      cause: error,
    });
  }
}

async function readPageFiles({
  upstream,
  revision,
  read,
  from,
  known,
}: ReadPagesOptions): Promise<SeenPages> {
  const { source } = upstream;
  const addressFor = (file: string): string => addressOf(source, file, revision, from);
  const listed = await listSource(source, addressFor, read);
  const files = [...new Set([...listPageFiles(upstream).keys(), ...known, ...listed])].toSorted();
  const hashes = await pMap(files, (file) => hashPage(addressFor(file), read), { concurrency: MAX_PARALLEL });
  return {
    looked: addressFor(pageFolder(source)),
    hashes: new Map(
      files.flatMap((file, index) => (hashes[index] === undefined ? [] : [[file, hashes[index]]])),
    ),
  };
}

/** Finds new pages: in a folder by listing it, otherwise in the source's own list. */
async function listSource(
  source: Source,
  addressFor: (file: string) => string,
  read: ReadBody,
): Promise<readonly string[]> {
  const folder = addressFor(pageFolder(source));
  if (folder.startsWith("file:")) {
    const path = fileURLToPath(folder);
    if (!existsSync(path)) throw new UnreadableError(`${path} does not exist`);
    return readdirSync(path)
      .map((name) => `${pageFolder(source)}${name}`)
      .filter((file) => isPageFile(source, file));
  }
  if (source.index === undefined) return [];
  return findPageFiles(source, (await read(addressFor(source.index))).toString("utf8"));
}

/** A removed page is a finding; an unreachable one is not. */
async function hashPage(address: string, read: ReadBody): Promise<string | undefined> {
  try {
    return sha256(await read(address));
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
