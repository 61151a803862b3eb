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

/** Character that replaces bytes that are not UTF-8 when a text is read. */
const REPLACEMENT = "\uFFFD";

/**
 * Reads specs and the files that they refer to. Nothing is ever fetched: what another machine says can change or fail
 * without any change here. A text with lost characters is refused, because it would go into the packages as it is.
 */
export class SpecResolver extends BaseResolver {
  readonly #folders: readonly string[] | undefined;

  /** Without folders, files may be anywhere. */
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

/** Links are followed as far as the path exists. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

/** `specs/acme` */
function nameFolder(folder: string): string {
  return relative(dirname(dirname(folder)), folder).replaceAll(sep, "/");
}

/** The error of a file that cannot be parsed: it is reported with its place, also where another file refers to it. */
function notUtf8(source: Source): YamlParseError {
  const lines = source.getLines();
  const index = lines.findIndex((line) => line.includes(REPLACEMENT));
  const column = (lines[index] ?? "").indexOf(REPLACEMENT);
  const message = `a character is not UTF-8; save the file as UTF-8, and put right what shows as ${REPLACEMENT} then`;
  return new YamlParseError(new Error(`${message} (${index + 1}:${column + 1})`), source);
}
