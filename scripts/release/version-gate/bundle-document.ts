import { basename } from "node:path";
import { type NormalizedProblem, YamlParseError } from "@redocly/openapi-core";
import { referenceOf } from "../../base/reference/reference.ts";
import { bundleFiles } from "../../generator/bundle-files.ts";
import { GateError } from "./gate-error.ts";
import { isObject } from "../../base/json/json-object.ts";
import { parsePointer, valueAt } from "../../base/json/json-pointer.ts";

/** An OpenAPI document in one piece. It is not checked against our rules: an old one may break a rule that is new. */
export type BundledDocument = Readonly<Record<string, unknown>>;

/** Reads a spec and the files that it is split into. `name` is what it is called where it cannot be read. */
export async function bundleDocument(file: string, name: string = file): Promise<BundledDocument> {
  const { bundle: bundled, problems } = await bundleFiles(file).catch((error: unknown) => {
    throw new GateError(`${name} cannot be read: ${messageOf(error)}`, { cause: error });
  });
  const problem = problems.find(({ severity }) => severity === "error");
  const document: unknown = bundled.parsed;
  if (problem !== undefined)
    throw new GateError(`${name} cannot be read: ${describeProblem(problem, document)}`);
  if (!isObject(document) || !isObject(document["paths"] ?? {}))
    throw new GateError(`${name} is no OpenAPI document`);
  return document;
}

/** With the place, and the reference that leads nowhere. */
function describeProblem({ message, location: [place] }: NormalizedProblem, document: unknown): string {
  const text = message.split("\n")[0] ?? message;
  if (place?.pointer === undefined) return text;
  const keys = parsePointer(place.pointer);
  // The place is the reference or its only key.
  const references = [keys, keys.slice(0, -1)].map((at) => referenceOf(valueAt(document, at)));
  const target = references.find((reference) => reference !== undefined);
  return `${text}${target === undefined ? "" : ` ${target}`} at ${place.pointer} of ${basename(place.source.absoluteRef)}`;
}

function messageOf(error: unknown): string {
  const text = error instanceof YamlParseError || error instanceof Error ? error.message : String(error);
  return text.split("\n")[0] ?? text;
}
