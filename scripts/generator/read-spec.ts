import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type BaseResolver,
  bundle,
  type Config,
  createConfig,
  type Document,
  getLineColLocation,
  lintDocument,
  type NormalizedProblem,
  parseYaml,
  type Source,
  YamlParseError,
} from "@redocly/openapi-core";
import { referenceOf } from "../base/reference/reference.ts";
import { resolverOf } from "../base/reference/follow.ts";
import { dataPlugin } from "./data-plugin.ts";
import type { OpenApiDocument } from "./document.ts";
import { directDocument } from "./directions/direct-document.ts";
import { findLoop } from "../base/reference/find-loop.ts";
import { inlineReferences } from "../base/reference/inline-references.ts";
import { listOperations } from "./list-operations.ts";
import { nameCalls } from "./name-calls.ts";
import { UNJUDGED } from "./rules/example-valid.ts";
import { draftSeverities, rulesPlugin, ruleSeverities } from "./rules/spec-rules.ts";
import { explainYaml } from "../base/yaml/parse-yaml.ts";
import { SpecError, type SpecProblem } from "./spec-problem.ts";
import { SpecResolver, sourceFolders } from "./spec-resolver.ts";

/** The spec of one provider, checked and bundled. */
export interface Spec {
  readonly id: string;
  readonly document: OpenApiDocument;
}

export interface ReadOptions {
  /** Accepts open questions (`x-todo`). */
  readonly isDraft?: boolean;
}

/** Reads `specs/<id>/openapi.yaml`. Throws a `SpecError` with all of its problems. */
export async function readSpec(root: string, id: string, options?: ReadOptions): Promise<Spec> {
  const file = join(root, "specs", id, "openapi.yaml");
  if (!existsSync(file)) {
    throw new SpecError([
      {
        file,
        line: 1,
        pointer: "#/",
        rule: "spec-file",
        message: "no openapi.yaml in this folder; JSON is valid YAML, so you can rename a JSON document",
      },
    ]);
  }
  return { id, document: await readDocument(file, options) };
}

/** Checks a document against every rule and bundles its files. */
export async function readDocument(
  file: string,
  { isDraft = false }: ReadOptions = {},
): Promise<OpenApiDocument> {
  // Shared by all steps, so that files are parsed once.
  const resolver = new SpecResolver(sourceFolders(file));
  const rules = isDraft ? { ...ruleSeverities, ...draftSeverities } : ruleSeverities;
  const config = await createConfig({ plugins: [dataPlugin, rulesPlugin], rules });
  const parsed = await parse(file, resolver);
  const problems = await check(parsed, resolver, config);
  if (problems.length > 0) throw new SpecError(problems.map(locate).toSorted(byPlace));
  const { bundle: bundled } = await bundle({ doc: parsed, externalRefResolver: resolver, config });
  const document = checked(directDocument(checked(inlineReferences(bundled.parsed))));
  return checked(nameCalls(document, listOperations(document)));
}

/** Checks the version first, because Redocly has no rules for an unknown version. */
async function parse(file: string, resolver: BaseResolver): Promise<Document> {
  const document = await resolve(file, resolver);
  const { parsed } = document;
  const version: unknown = typeof parsed === "object" && parsed !== null && Reflect.get(parsed, "openapi");
  if (typeof version === "string" && /^3\.[012]\.\d/.test(version)) return document;
  const message = "this is not an OpenAPI 3.1 document; start it with a line such as openapi: 3.1.0";
  throw new SpecError([{ file, line: 1, pointer: "#/", rule: "spec/openapi-version", message }]);
}

async function resolve(file: string, resolver: BaseResolver): Promise<Document> {
  try {
    const document = await resolver.resolveDocument(null, file, true);
    if (document instanceof Error) throw document;
    return document;
  } catch (error) {
    throw error instanceof YamlParseError ? unparsable(error) : error;
  }
}

/**
 * A document can be so broken that a rule crashes on it. The cause is then its structure, or a property with an inherited
 * name, so only the rules about these are applied.
 */
async function check(
  document: Document,
  externalRefResolver: BaseResolver,
  config: Config,
): Promise<NormalizedProblem[]> {
  try {
    const problems = await lintDocument({ document, externalRefResolver, config });
    // An example that cannot be judged is not worth reporting if its schema has a problem.
    const causes = problems.filter(({ message }) => !message.startsWith(UNJUDGED));
    return withoutRepetition(causes.length > 0 ? causes : problems);
  } catch (error) {
    if (error instanceof Error && error.message === CIRCULAR) throw circular(document);
    const structure = await createConfig({
      plugins: [dataPlugin, rulesPlugin],
      rules: { struct: "error", "no-unresolved-refs": "error", [PROPERTY_NAME_FREE]: "error" },
    });
    const problems = await lintDocument({ document, externalRefResolver, config: structure });
    if (problems.length === 0) throw error;
    return problems;
  }
}

/** For a key of an older OpenAPI version, Redocly only says that it is unknown. Our rule says what to write instead. */
function withoutRepetition(problems: readonly NormalizedProblem[]): NormalizedProblem[] {
  const place = ({ location: [location] }: NormalizedProblem): string =>
    `${location?.source.absoluteRef}${location?.pointer}`;
  const explained = new Set(problems.filter(({ ruleId }) => ruleId === SCHEMA_KEYWORD_SUPPORTED).map(place));
  return problems.filter((problem) => problem.ruleId !== "struct" || !explained.has(place(problem)));
}

const SCHEMA_KEYWORD_SUPPORTED = "spec/schema-keyword-supported";
const PROPERTY_NAME_FREE = "spec/property-name-free";
const CIRCULAR = "Self-referencing circular pointer";

/** Redocly does not tell which. */
function circular({ source, parsed }: Document): SpecError {
  const loop = findLoop(parsed);
  const [pointer = "#/"] = loop;
  const { start } = getLineColLocation({ source, pointer, reportOnKey: true });
  const message =
    loop.length === 0
      ? "a $ref leads back to itself, or to one that leads back to it"
      : `a $ref leads back to itself: ${[...loop, pointer].join(" → ")}`;
  return new SpecError([
    { file: source.absoluteRef, line: start.line, pointer, rule: "no-unresolved-refs", message },
  ]);
}

function checked(document: unknown): OpenApiDocument {
  if (!isChecked(document)) throw new Error("a document must be an object");
  return document;
}

/** Called after all rules have passed, so the document has the shape that they require. */
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
    message: nameTarget(problem.message, source, location.pointer)
      .trim()
      .replace(/\s*\n\s*/g, " "),
  };
}

/** Adds the target of a broken reference, which Redocly omits if the file exists but the place does not. */
function nameTarget(message: string, source: Source, pointer: string | undefined): string {
  if (message !== "Can't resolve $ref" || pointer === undefined) return message;
  const written = resolverOf(parseYaml(source.body))(pointer);
  // The mapping of a discriminator has references without a `$ref` key.
  const target = referenceOf(written) ?? String(written);
  return `${message}: ${target} does not exist`;
}

function byPlace(a: SpecProblem, b: SpecProblem): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.rule.localeCompare(b.rule);
}

function unparsable(error: YamlParseError): SpecError {
  const message = explainYaml(error) || "cannot be read";
  return new SpecError([
    // A file with two documents is refused as a whole, so it has no line number.
    { file: error.source.absoluteRef, line: error.line || 1, pointer: "#/", rule: "yaml", message },
  ]);
}
