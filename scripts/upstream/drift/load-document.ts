import pMap from "p-map";
import { listReferences, mapReferences } from "../../base/reference/map-references.ts";
import { entriesOf, memberOf } from "../../base/json/json-object.ts";
import { parsePointer, valueAt } from "../../base/json/json-pointer.ts";
import { MAX_PARALLEL } from "./limits.ts";
import { BoundsError, checkBounds } from "../../base/yaml/check-bounds.ts";
import { parseYaml } from "../../base/yaml/parse-yaml.ts";
import { type ReadBody, showAddress } from "./create-reader.ts";
import type { ReferringDocument } from "../../compare/read-skeleton.ts";
import { UnreadableError } from "./unreadable-error.ts";

/** An OpenAPI document and every file that it refers to, with absolute references. */
export interface LoadedDocument extends ReferringDocument {
  readonly address: string;
  /** Parsed files by address. */
  readonly files: ReadonlyMap<string, LoadedFile>;
}

export interface LoadedFile {
  readonly text: string;
  readonly content: unknown;
}

/** More files would be a website, not a split document. */
const MAX_FILES = 200;

/** Reads an OpenAPI 3 document with operations. Throws an `UnreadableError` for everything else. */
export async function loadDocument(address: string, read: ReadBody): Promise<LoadedDocument> {
  const files = new Map<string, LoadedFile>();
  await loadFile(address, read, files);
  const root = files.get(address)?.content;
  const problem = findProblem(root);
  if (problem !== undefined) throw new UnreadableError(`${showAddress(address)} ${problem}`);
  const resolve = (reference: string): unknown => {
    const [file = "", pointer = ""] = reference.split("#");
    const content = files.get(file)?.content;
    // Some documents do not encode keys, although a reference is a URL.
    return valueAt(content, parsePointer(pointer)) ?? valueAt(content, parsePointer(`#${pointer}`));
  };
  return { address, root, files, resolve };
}

/** Also refuses a document without operations, because a report that all are gone would be useless. */
function findProblem(root: unknown): string | undefined {
  if (memberOf(root, "swagger") !== undefined) return "is Swagger 2.0; OpenAPI 3 is needed";
  const version = memberOf(root, "openapi");
  if (typeof version !== "string" || !version.startsWith("3."))
    return "is not an OpenAPI 3 document: it has no openapi: 3.x";
  return entriesOf(memberOf(root, "paths")).length === 0 ? "has no paths, so no operations" : undefined;
}

async function loadFile(address: string, read: ReadBody, files: Map<string, LoadedFile>): Promise<void> {
  const text = new TextDecoder().decode(await read(address));
  const content = absoluteReferences(parseText(address, text), address);
  files.set(address, { text, content });
  const others = [...listFiles(content)].filter((file) => !files.has(file));
  for (const file of others) {
    if (new URL(file).origin !== new URL(address).origin)
      throw new UnreadableError(
        `${showAddress(address)} refers to ${file}, which is on another server or outside of its folder`,
      );
  }
  if (files.size + others.length > MAX_FILES)
    throw new UnreadableError(`${showAddress(address)} refers to more than ${MAX_FILES} files`);
  // Registered before loading, so that two files which refer to each other do not load each other forever.
  for (const file of others) files.set(file, { text: "", content: undefined });
  await pMap(others, (file) => loadReferred(file, address, read, files), { concurrency: MAX_PARALLEL });
}

async function loadReferred(
  file: string,
  from: string,
  read: ReadBody,
  files: Map<string, LoadedFile>,
): Promise<void> {
  try {
    await loadFile(file, read, files);
  } catch (error) {
    if (!(error instanceof UnreadableError) || error.message.includes("refers to")) throw error;
    throw new UnreadableError(`${showAddress(from)} refers to a file that cannot be read: ${error.message}`, {
      cause: error,
    });
  }
}

function parseText(address: string, text: string): unknown {
  const shown = showAddress(address);
  if (text.trim() === "") throw new UnreadableError(`${shown} is empty`);
  if (/^\s*<(!doctype|html|\?xml|head|body)\b/i.test(text))
    throw new UnreadableError(`${shown} is a web page (HTML), not the requested file`);
  // A YAML parser accepts JSON too, but is slower and has messages about YAML.
  const isJson = /^\s*[{[]/.test(text) && !/\.ya?ml$/i.test(new URL(address).pathname);
  try {
    return isJson ? parseJson(text) : parseYaml(text);
  } catch (error) {
    if (error instanceof BoundsError)
      throw new UnreadableError(`${shown} ${error.message}`, { cause: error });
    const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    const isCut = isJson && isCutOff(text, message);
    const problem = isCut
      ? `ends in the middle, after ${text.length} characters`
      : `is not ${isJson ? "JSON" : "YAML"}: ${message}`;
    throw new UnreadableError(`${shown} ${problem}`, { cause: error });
  }
}

function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  checkBounds(value);
  return value;
}

/** The text ended while the parser expected more. */
function isCutOff(text: string, message: string): boolean {
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? Number.NaN);
  return /^Unterminated|end of JSON input/.test(message) || position >= text.trimEnd().length;
}

function absoluteReferences(value: unknown, address: string): unknown {
  return mapReferences(value, (reference) =>
    URL.canParse(reference, address) ? new URL(reference, address).href : reference,
  );
}

function listFiles(value: unknown): Set<string> {
  const files = listReferences(value).map((reference) => reference.split("#")[0] ?? "");
  return new Set(files.filter((file) => file !== ""));
}
