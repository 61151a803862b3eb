import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { fetchBody, type FetchOptions, NotFoundError } from "./fetch-body.ts";
import { MAX_DOCUMENT_BYTES } from "./limits.ts";
import { UnreadableError } from "./unreadable-error.ts";

/** Reads a `file:`, `http:` or `https:` URL. */
export type ReadBody = (address: string) => Promise<Buffer>;

/** Called with the URL before each request; not for files on disk. */
export function createReader(
  options: FetchOptions & { readonly onFetch?: (url: string) => void } = {},
): ReadBody {
  return (address) => {
    if (address.startsWith("file:")) return readFromDisk(address, options.maxBytes);
    options.onFetch?.(address);
    return fetchBody(address, options);
  };
}

async function readFromDisk(address: string, maxBytes = MAX_DOCUMENT_BYTES): Promise<Buffer> {
  const file = fileURLToPath(address);
  try {
    const { size } = await stat(file);
    if (size > maxBytes) throw new UnreadableError(`${file} is larger than ${maxBytes / 1_000_000} MB`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    const code: unknown = error instanceof Error && Reflect.get(error, "code");
    if (code === "ENOENT") throw new NotFoundError(`${file} does not exist`, { cause: error });
    throw new UnreadableError(`${file} cannot be read: ${String(code)}`, { cause: error });
  }
}

/** A URL for people: a path if it is a file. */
export function showAddress(address: string): string {
  return address.startsWith("file:") ? fileURLToPath(address) : address;
}
