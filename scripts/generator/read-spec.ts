import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  bundle,
  createConfig,
  getLineColLocation,
  lint,
  type NormalizedProblem,
  YamlParseError,
} from "@redocly/openapi-core";
import type { OpenApiDocument } from "./document.ts";
import { inlineReferences } from "./inline-references.ts";
import { rulesPlugin, ruleSeverities } from "./rules/spec-rules.ts";
import { SpecError, type SpecProblem } from "./spec-problem.ts";

/** The spec of one provider, checked and in one piece. */
export interface Spec {
  readonly id: string;
  readonly document: OpenApiDocument;
}

/** Reads `specs/<id>/openapi.yaml`. Throws a `SpecError` with everything that is wrong with it. */
export async function readSpec(root: string, id: string): Promise<Spec> {
  const file = join(root, "specs", id, "openapi.yaml");
  if (!existsSync(file)) {
    throw new SpecError([
      {
        file,
        line: 1,
        pointer: "#/",
        rule: "spec-file",
        message: "there is no openapi.yaml here; a JSON document is YAML too, rename it",
      },
    ]);
  }
  return { id, document: await readDocument(file) };
}

/** Checks a document against every rule and bundles the files that it is split into. */
export async function readDocument(file: string): Promise<OpenApiDocument> {
  const config = await createConfig({ plugins: [rulesPlugin], rules: ruleSeverities });
  try {
    const problems = await lint({ ref: file, config });
    if (problems.length > 0)
      throw new SpecError(problems.map((problem) => locate(problem)).toSorted(byPlace));
    const { bundle: bundled } = await bundle({ ref: file, config });
    const document = inlineReferences(bundled.parsed);
    if (!isChecked(document)) throw new Error(`${file} is not an object`);
    return document;
  } catch (error) {
    throw error instanceof YamlParseError ? unparsable(error) : error;
  }
}

/** Every rule passed before this is asked, so the document has the shape that the rules demand. */
function isChecked(document: unknown): document is OpenApiDocument {
  return typeof document === "object" && document !== null;
}

function locate(problem: NormalizedProblem): SpecProblem {
  const [location] = problem.location;
  if (location === undefined) throw new Error(`${problem.ruleId}: ${problem.message}`);
  const { source, start } = getLineColLocation(location);
  return {
    file: source.absoluteRef,
    line: start.line,
    pointer: location.pointer ?? "#/",
    rule: problem.ruleId,
    message: problem.message.trim().replace(/\s*\n\s*/g, " "),
  };
}

function byPlace(a: SpecProblem, b: SpecProblem): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.rule.localeCompare(b.rule);
}

function unparsable(error: YamlParseError): SpecError {
  const [message = "cannot be read"] = error.message.split("\n");
  return new SpecError([
    { file: error.source.absoluteRef, line: error.line, pointer: "#/", rule: "yaml", message },
  ]);
}
