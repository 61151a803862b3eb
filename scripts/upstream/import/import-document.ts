import { entriesOf, itemsOf, memberOf, textOf, type JsonObject } from "../../base/json/json-object.ts";
import { addExamples } from "./add-examples.ts";
import { Findings, type Answers, type Question } from "./findings.ts";
import { FAILURE_SCHEMA, importRequestBody, importResponses } from "./import-bodies.ts";
import { importParameters } from "./import-parameters.ts";
import { areaOf, nameOperations, type UpstreamOperation } from "./name-operations.ts";
import { liftFixedHeaders } from "./lift-fixed-headers.ts";
import { NameRegister } from "./name-register.ts";
import { askForRetry } from "./ask-for-retry.ts";
import { readSecurity } from "./read-security.ts";
import { SchemaImporter } from "./schema-importer.ts";
import type { UpstreamSource } from "./upstream-source.ts";
import { toPascalCase } from "./words.ts";

export interface ImportOptions {
  readonly id: string;
  /** Name of the API; the title of the document by default. */
  readonly title?: string | undefined;
  /** Address of the API where the document has none. */
  readonly server?: string | undefined;
  readonly wants: (method: string, path: string) => boolean;
  readonly answers: Answers;
}

export interface Imported {
  readonly title: string;
  readonly document: JsonObject;
  readonly schemas: number;
  readonly operations: readonly UpstreamOperation[];
  readonly questions: readonly Question[];
  readonly decisions: ReadonlyMap<string, readonly string[]>;
  readonly answers: Answers;
}

/** Turns an upstream document into a document in our spec language, with questions where a person must decide. */
export function importDocument(
  source: UpstreamSource,
  { id, title, server, wants, answers }: ImportOptions,
): Imported {
  const findings = new Findings(answers);
  const operations = nameOperations(source, wants).filter((operation) => isExpressible(operation, findings));
  const schemas = new SchemaImporter(source, findings, new NameRegister(listReserved(id, operations)));
  const tools = { source, schemas, findings };
  const paths: Record<string, Record<string, JsonObject>> = {};
  const security = readSecurity(source, findings);
  for (const operation of operations) {
    const body = importRequestBody(operation, tools);
    const { "x-todo": todo, ...responses } = importResponses(operation, tools);
    const parameters = importParameters(operation, source, schemas, findings);
    const retry = askForRetry(operation, findings);
    const todos = [todo, retry["x-todo"]].flatMap((text) => textOf(text) ?? []);
    (paths[operation.path] ??= {})[operation.method] = {
      operationId: operation.id,
      tags: [areaOf(operation)],
      summary: operation.summary,
      ...(operation.operation["deprecated"] === true && { deprecated: true }),
      ...retry,
      ...(todos.length > 0 && { "x-todo": todos.join("\n") }),
      ...(parameters.length > 0 && { parameters }),
      ...(body !== undefined && { requestBody: body }),
      responses,
    };
  }
  schemas.finish();
  const components = new Map([...schemas.components, ["Failure", FAILURE_SCHEMA]]);
  liftFixedHeaders(paths);
  addExamples(paths, components);
  const used = keepReached(paths, components);
  const name = title ?? textOf(memberOf(source.root["info"], "title")) ?? toPascalCase(id);
  const tags = [...new Set(operations.map(areaOf))];
  const document = {
    openapi: "3.1.0",
    info: {
      title: name,
      version: textOf(memberOf(source.root["info"], "version")) ?? "1",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: server ?? readServer(source) ?? "https://api.example.com" }],
    ...security.document,
    tags: tags.map((tag) => ({ name: tag, description: `${tag}.` })),
    paths,
    components: { securitySchemes: security.schemes, schemas: Object.fromEntries(used) },
  };
  return {
    title: name,
    schemas: used.size,
    document,
    operations,
    questions: findings.questions,
    decisions: findings.decisions,
    answers,
  };
}

function isExpressible({ path, at }: UpstreamOperation, findings: Findings): boolean {
  if (!/[?#]/.test(path)) return true;
  findings.ask({
    kind: "not-expressible",
    at,
    question: `The path ${path} has a query. Should the operation be left out?`,
    choices: ["leave it out"],
  });
  return false;
}

function listReserved(id: string, operations: readonly UpstreamOperation[]): string[] {
  const provider = toPascalCase(id);
  const own = ["Client", "ClientOptions", "CallOptions"].map((suffix) => provider + suffix);
  const ofOperations = operations.flatMap(({ id: operation, operation: { responses } }) => {
    const name = toPascalCase(operation);
    return [
      ...["Init", "Result", "Body"].map((suffix) => name + suffix),
      ...["2XX", "4XX", "5XX", ...entriesOf(responses).map(([status]) => status)].map(
        (status) => `${name}Response${status}`,
      ),
    ];
  });
  return ["Failure", ...own, ...ofOperations];
}

function readServer(source: UpstreamSource): string | undefined {
  const urls = itemsOf(source.root["servers"]).map((server) => textOf(memberOf(server, "url")));
  return urls.find((url) => url?.startsWith("https://") && !url.includes("{"))?.replace(/\/+$/, "");
}

function keepReached(
  paths: JsonObject,
  components: ReadonlyMap<string, JsonObject>,
): Map<string, JsonObject> {
  const reached = new Set<string>();
  const waiting: unknown[] = [paths];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop())
    for (const [, name = ""] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g))
      if (!reached.has(name)) {
        reached.add(name);
        waiting.push(components.get(name));
      }
  return new Map(
    [...components].filter(([name]) => reached.has(name)).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
