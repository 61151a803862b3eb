import { escapeKey, parsePointer, valueAt } from "../../base/json/json-pointer.ts";
import { isObject, memberOf, type JsonObject } from "../../base/json/json-object.ts";
import { listReferences } from "../../base/reference/map-references.ts";
import { referenceOf } from "../../base/reference/reference.ts";
import { parseYaml } from "../../base/yaml/parse-yaml.ts";
import { ImportError } from "./import-error.ts";

/** A value of an upstream document and its JSON pointer, such as `#/components/schemas/Agent`. */
export interface Placed {
  readonly value: unknown;
  readonly at: string;
}

/** An upstream document whose references all resolve. */
export class UpstreamSource {
  readonly root: JsonObject;

  constructor(root: JsonObject) {
    this.root = root;
  }

  /** Returns the value itself or, for a reference, the value that it leads to. */
  follow(value: unknown, at: string): Placed {
    let placed: Placed = { value, at };
    for (let reference = referenceOf(value); reference !== undefined; reference = referenceOf(placed.value))
      placed = { value: valueAt(this.root, parsePointer(reference)), at: reference };
    return placed;
  }

  member(value: unknown, at: string, key: string): Placed {
    return this.follow(memberOf(value, key), pointTo(at, key));
  }
}

/** Reads an OpenAPI 3.0 or 3.1 document in JSON or YAML. `name` is the file or address for error messages. */
export function readSource(text: string, name: string): UpstreamSource {
  if (/^\s*<(?:!doctype|html)\b/i.test(text))
    throw new ImportError(`${name} is a web page (HTML), not an OpenAPI document`);
  const root = parse(text, name);
  if (!isObject(root)) throw new ImportError(`${name} is not an OpenAPI document: it must be an object`);
  checkVersion(root, name);
  if (!isObject(root["paths"]))
    throw new ImportError(`${name} has no "paths", so there is nothing to import`);
  checkReferences(root, name);
  return new UpstreamSource(root);
}

export function pointTo(at: string, ...keys: readonly (string | number)[]): string {
  return [at, ...keys.map((key) => escapeKey(String(key)))].join("/");
}

/** JSON is parsed as JSON: a large document is read ten times faster than as YAML. */
function parse(text: string, name: string): unknown {
  try {
    return /^\s*\{/.test(text) ? JSON.parse(text) : parseYaml(text);
  } catch (error) {
    throw new ImportError(
      `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

function checkVersion(root: JsonObject, name: string): void {
  if (root["swagger"] !== undefined)
    throw new ImportError(
      `${name} is Swagger ${JSON.stringify(root["swagger"])}; convert it to OpenAPI 3 first, for example with: npx swagger2openapi`,
    );
  const version = root["openapi"];
  if (typeof version !== "string" || !/^3\.[01]\./.test(version))
    throw new ImportError(
      `${name} is not an OpenAPI 3.0 or 3.1 document: "openapi" must be such a version, got ${JSON.stringify(version) ?? "nothing"}`,
    );
}

function checkReferences(root: JsonObject, name: string): void {
  for (const reference of new Set(listReferences(root))) {
    if (!reference.startsWith("#/"))
      throw new ImportError(
        `${name} refers to ${reference}, which is outside the document; bundle it into one file first, for example with: npx @redocly/cli bundle`,
      );
    if (leadsNowhere(root, reference))
      throw new ImportError(`${name} refers to ${reference}, which does not exist or leads back to itself`);
  }
}

function leadsNowhere(root: JsonObject, reference: string): boolean {
  const seen = new Set<string>();
  for (
    let next: string | undefined = reference;
    next !== undefined;
    next = referenceOf(valueAt(root, parsePointer(next)))
  ) {
    if (seen.has(next) || valueAt(root, parsePointer(next)) === undefined) return true;
    seen.add(next);
  }
  return false;
}
