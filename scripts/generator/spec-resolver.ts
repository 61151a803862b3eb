import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import {
  BaseResolver,
  type Document,
  getLineColLocation,
  type Source,
  YamlParseError,
} from "@redocly/openapi-core";
import { BoundsError, checkBounds } from "../base/yaml/check-bounds.ts";

/** Character that replaces invalid UTF-8 bytes when a text is read. */
const REPLACEMENT = "\uFFFD";

/**
 * Reads specs and the files that they refer to. It never fetches: a file on another machine can change or become unavailable.
 * It refuses a text with lost characters, because these would end up in the packages.
 */
export class SpecResolver extends BaseResolver {
  readonly #folders: readonly string[] | undefined;

  /** Without folders, files can be anywhere. */
  constructor(folders?: readonly string[]) {
    super();
    this.#folders = folders?.map(realPath);
  }

  override async loadExternalRef(address: string): Promise<Source> {
    if (/^https?:/i.test(address)) throw new Error(`${address} is on another machine; ${REMEDY}`);
    const file = realPath(address);
    if (this.#folders?.some((folder) => file.startsWith(folder + sep)) === false)
      throw new Error(`${address} is outside of ${this.#folders.map(nameFolder).join(" and ")}; ${REMEDY}`);
    const source = await super.loadExternalRef(address);
    if (source.body.includes(REPLACEMENT)) throw notUtf8(source);
    return source;
  }

  override parseDocument(source: Source, isRoot?: boolean): Document {
    const document = super.parseDocument(source, isRoot);
    try {
      checkBounds(document.parsed);
    } catch (error) {
      throw error instanceof BoundsError ? unbounded(source, error) : error;
    }
    return document;
  }
}

function unbounded(source: Source, { message, pointer }: BoundsError): YamlParseError {
  const { start } = getLineColLocation({ source, pointer, reportOnKey: true });
  return new YamlParseError(new Error(`${message} (${start.line}:${start.col})`), source);
}

const REMEDY = "copy what is needed into the spec's own folder";

/** The folders that a spec may refer to: its own, and the one that specs share. */
export function sourceFolders(file: string): string[] {
  const own = dirname(file);
  return [own, join(dirname(own), "common")];
}

/** Resolves symbolic links in the existing part of the path. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

/** `specs/acme` */
function nameFolder(folder: string): string {
  return relative(dirname(dirname(folder)), folder).replaceAll(sep, "/");
}

/** Thrown for a file that cannot be parsed, with the place of the error, even if another file refers to it. */
function notUtf8(source: Source): YamlParseError {
  const lines = source.getLines();
  const index = lines.findIndex((line) => line.includes(REPLACEMENT));
  const column = (lines[index] ?? "").indexOf(REPLACEMENT);
  const message = `a character is not UTF-8; save the file as UTF-8, and correct the characters that show as ${REPLACEMENT}`;
  return new YamlParseError(new Error(`${message} (${index + 1}:${column + 1})`), source);
}
