import { BaseResolver, type Source, YamlParseError } from "@redocly/openapi-core";

/** What stands for bytes that are not UTF-8 when a text is read. */
const REPLACEMENT = "\uFFFD";

/** Reads specs, and what they refer to. A text of which characters were lost would go into the packages as it is. */
export class Utf8Resolver extends BaseResolver {
  override async loadExternalRef(address: string): Promise<Source> {
    const source = await super.loadExternalRef(address);
    if (source.body.includes(REPLACEMENT)) throw notUtf8(source);
    return source;
  }
}

/** The error of a file that cannot be parsed: it is reported with its place, also where another file refers to it. */
function notUtf8(source: Source): YamlParseError {
  const lines = source.getLines();
  const index = lines.findIndex((line) => line.includes(REPLACEMENT));
  const column = (lines[index] ?? "").indexOf(REPLACEMENT);
  const message = `a character is not UTF-8; save the file as UTF-8, and put right what shows as ${REPLACEMENT} then`;
  return new YamlParseError(new Error(`${message} (${index + 1}:${column + 1})`), source);
}
