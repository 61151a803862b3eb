import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { follow } from "../../base/reference/follow.ts";
import { METHODS } from "../../generator/document.ts";
import { entriesOf, isObject, itemsOf, type JsonObject, memberOf } from "../../base/json/json-object.ts";
import type { LoadedDocument } from "../drift/load-document.ts";
import { TimedPattern } from "../../base/pattern/timed-pattern.ts";

/** The number of examples, each counted where it is written, and the places of those that their schema refuses. */
export function listExamples(document: LoadedDocument): { total: number; broken: readonly string[] } {
  const counter = new ExampleCounter(document);
  for (const [path, item] of entriesOf(memberOf(document.root, "paths"))) counter.visitPath(path, item);
  return { total: counter.total, broken: counter.broken };
}

const compilePattern = Object.assign(
  (pattern: string, flags: string): TimedPattern => new TimedPattern(pattern, flags),
  // For code that is written to a file, which this is not.
  { code: "" },
);

class ExampleCounter {
  total = 0;
  readonly broken: string[] = [];
  readonly #document: LoadedDocument;
  readonly #seen = new Set<unknown>();
  // Not strict: the documents of others have keywords that nobody knows. `validateSchema` would refuse to look at them.
  readonly #ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    logger: false,
    addUsedSchema: false,
    code: { regExp: compilePattern },
  });

  constructor(document: LoadedDocument) {
    this.#document = document;
    formats.default(this.#ajv);
    for (const [address, { content }] of document.files)
      this.#ajv.addSchema(toObject(inJsonSchema(content)), address);
  }

  visitPath(path: string, written: unknown): void {
    const item = this.#follow(written);
    this.#visitParameters(path, item);
    for (const method of METHODS) {
      const operation = memberOf(item, method);
      const key = `${method.toUpperCase()} ${path}`;
      this.#visitParameters(key, operation);
      this.#visitHolder(`${key} request`, memberOf(operation, "requestBody"));
      for (const [status, response] of entriesOf(memberOf(operation, "responses")))
        this.#visitHolder(`${key} response ${status}`, response);
    }
  }

  #visitParameters(place: string, owner: unknown): void {
    for (const written of itemsOf(memberOf(owner, "parameters"))) {
      const parameter = this.#follow(written);
      const words = ["in", "name"].map((key) => String(memberOf(parameter, key)));
      this.#visitHolder(`${place} ${words.join(" ")}`, parameter);
    }
  }

  /** Anything with a schema and examples, or with media types and headers that have them. */
  #visitHolder(place: string, written: unknown): void {
    const holder = this.#follow(written);
    if (!this.#isNew(holder)) return;
    const schema = memberOf(holder, "schema");
    this.#judge(`${place} example`, schema, memberOf(holder, "example"));
    for (const [name, example] of entriesOf(memberOf(holder, "examples")))
      this.#judge(`${place} example ${name}`, schema, memberOf(this.#follow(example), "value"));
    this.#visitSchema(`${place} `, schema);
    for (const [, child] of entriesOf(memberOf(holder, "content"))) this.#visitHolder(place, child);
    for (const [name, child] of entriesOf(memberOf(holder, "headers")))
      this.#visitHolder(`${place} header ${name}`, child);
  }

  #visitSchema(place: string, written: unknown): void {
    const schema = this.#follow(written);
    if (!isObject(schema) || !this.#isNew(schema)) return;
    for (const value of [schema["example"], ...valuesOf(schema["examples"])])
      this.#judge(`${place}example`, schema, value);
    for (const keyword of ["items", "additionalProperties", "not", "if", "then", "else"])
      this.#visitSchema(`${place}${keyword} `, schema[keyword]);
    for (const keyword of ["properties", "patternProperties"])
      for (const [name, child] of entriesOf(schema[keyword])) this.#visitSchema(`${place}/${name} `, child);
    for (const keyword of ["oneOf", "anyOf", "allOf", "prefixItems"])
      for (const child of itemsOf(schema[keyword])) this.#visitSchema(place, child);
  }

  #isNew(value: unknown): boolean {
    if (!isObject(value) || this.#seen.has(value)) return false;
    this.#seen.add(value);
    return true;
  }

  #follow(value: unknown): unknown {
    return follow(value, this.#document.resolve);
  }

  #judge(place: string, schema: unknown, value: unknown): void {
    if (value === undefined || !isObject(schema)) return;
    this.total += 1;
    if (!this.#accepts(schema, value)) this.broken.push(place);
  }

  /** A schema that cannot be understood, or not in time, accepts nothing: its examples show nothing. */
  #accepts(schema: JsonObject, value: unknown): boolean {
    try {
      return this.#ajv.compile(toObject(inJsonSchema(schema)))(value);
    } catch {
      return false;
    }
  }
}

/** In a schema they are a list. Some documents have them by name, as outside of a schema; these count too. */
function valuesOf(examples: unknown): readonly unknown[] {
  if (Array.isArray(examples)) return examples;
  return entriesOf(examples).map(([, example]) => memberOf(example, "value") ?? example);
}

function toObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** OpenAPI 3.0's own words in those of JSON Schema. The document is full of things that are no schemas; they stay. */
function inJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inJsonSchema);
  if (!isObject(value)) return value;
  const schema: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, inJsonSchema(part)]),
  );
  for (const [inclusive, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    if (schema[exclusive] === true) schema[exclusive] = schema[inclusive];
    else if (schema[exclusive] === false) delete schema[exclusive];
  }
  if (schema["nullable"] !== true) return schema;
  const { nullable: _, type, enum: values, ...rest } = schema;
  const allowed = Array.isArray(values) ? { enum: [...values, null] } : {};
  if (typeof type === "string") return { ...rest, type: [type, "null"], ...allowed };
  // Without a type there is nothing to add null to. Pointers into such a schema lead nowhere then.
  return { anyOf: [{ type: "null" }, { ...rest, ...allowed }] };
}
