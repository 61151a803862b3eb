import { METHODS } from "../generator/document.ts";
import { canonicalJson } from "../base/json/canonical-json.ts";
import { entriesOf, itemsOf, type JsonObject, memberOf, textOf } from "../base/json/json-object.ts";
import { follow, type Resolve } from "../base/reference/follow.ts";
import { hashWording, readTexts } from "./read-wording.ts";
import { SchemaGraph } from "./schema-graph.ts";
import type { SchemaNode } from "./schema-node.ts";
import {
  type OperationSkeleton,
  type ParameterSkeleton,
  type RequestSkeleton,
  type ResponseSkeleton,
  type SecurityWay,
  type Skeleton,
  startingSchemas,
} from "./skeleton.ts";

/** A document that was read, and where the references in it lead. */
export interface ReferringDocument {
  readonly root: unknown;
  readonly resolve: Resolve;
}

/** Reads the facts off a document. */
export function readSkeleton(
  document: ReferringDocument,
  graph: SchemaGraph = new SchemaGraph(document.resolve),
): Skeleton {
  return new SkeletonReader(document, graph).read();
}

/** Reads the facts off a document, with its webhooks as operations of a client: `EVENT call.ended`. */
export function readWithEvents(
  document: ReferringDocument,
  graph: SchemaGraph = new SchemaGraph(document.resolve),
): Skeleton {
  const reader = new SkeletonReader(document, graph);
  const skeleton = reader.read();
  return { ...skeleton, operations: new Map([...skeleton.operations, ...reader.readEvents()]) };
}

/** Returns whether the name of an operation is that of an event. */
export function isEvent(name: string): boolean {
  return name.startsWith("EVENT ");
}

class SkeletonReader {
  readonly #document: ReferringDocument;
  readonly #graph: SchemaGraph;

  constructor(document: ReferringDocument, graph: SchemaGraph) {
    this.#document = document;
    this.#graph = graph;
  }

  read(): Skeleton {
    const servers = itemsOf(memberOf(this.#document.root, "servers"));
    return {
      servers: sortTexts(servers.map((server) => textOf(memberOf(server, "url")))),
      operations: this.#readItems("paths", (method, path) => `${method.toUpperCase()} ${path}`),
    };
  }

  /** The operations of all path items under a keyword of the document. */
  #readItems(
    keyword: string,
    nameOf: (method: string, key: string) => string,
  ): Map<string, OperationSkeleton> {
    const operations = entriesOf(memberOf(this.#document.root, keyword)).flatMap(([key, written]) => {
      const item = this.#follow(written);
      return METHODS.flatMap((method): [string, OperationSkeleton][] => {
        const operation = memberOf(item, method);
        return operation === undefined ? [] : [[nameOf(method, key), this.#readOperation(item, operation)]];
      });
    });
    return new Map(operations);
  }

  readEvents(): [string, OperationSkeleton][] {
    return entriesOf(memberOf(this.#document.root, "webhooks")).flatMap(([name, written]) => {
      const item = this.#follow(written);
      const operation = memberOf(item, "post");
      return operation === undefined ? [] : [[`EVENT ${name}`, turn(this.#readOperation(item, operation))]];
    });
  }

  #follow(value: unknown): unknown {
    return follow(value, this.#document.resolve);
  }

  #readOperation(item: unknown, operation: unknown): OperationSkeleton {
    const parameters = [
      ...itemsOf(memberOf(item, "parameters")),
      ...itemsOf(memberOf(operation, "parameters")),
    ]
      .map((parameter) => this.#follow(parameter))
      .map((parameter): [string, unknown] => [nameParameter(parameter), parameter]);
    const body = this.#follow(memberOf(operation, "requestBody"));
    const responses = entriesOf(memberOf(operation, "responses"))
      .filter(([status]) => !status.startsWith("x-"))
      .map(([status, response]): [string, unknown] => [
        status.toUpperCase().replace("DEFAULT", "default"),
        this.#follow(response),
      ]);
    const read = {
      source: operation,
      path: item,
      id: textOf(memberOf(operation, "operationId")),
      facts: memberOf(operation, "deprecated") === true ? { deprecated: true } : {},
      security: this.#readSecurity(operation),
      parameters: new Map(parameters.map(([name, parameter]) => [name, this.#readParameter(parameter)])),
      request: body === undefined ? undefined : this.#readRequest(body),
      responses: new Map(responses.map(([status, response]) => [status, this.#readResponse(response)])),
    };
    const parts: [string, unknown][] = [
      ["path", item],
      ["operation", operation],
      ["request", body],
    ];
    return {
      ...read,
      // Only drift asks for it.
      get wording() {
        const texts = [...parts, ...parameters, ...responses].flatMap(([way, part]) => readTexts(way, part));
        return hashWording(texts, startingSchemas(read));
      },
    };
  }

  #readParameter(parameter: unknown): ParameterSkeleton {
    const [, media] = entriesOf(memberOf(parameter, "content"))[0] ?? [];
    return {
      source: parameter,
      facts: readParameterFacts(parameter),
      schema: this.#graph.node(memberOf(media ?? parameter, "schema")),
    };
  }

  #readRequest(body: unknown): RequestSkeleton {
    return {
      source: body,
      required: memberOf(body, "required") === true,
      content: this.#readContent(body),
    };
  }

  #readResponse(response: unknown): ResponseSkeleton {
    const headers = entriesOf(memberOf(response, "headers")).map(([name, header]): [string, SchemaNode] => [
      name,
      this.#graph.node(memberOf(this.#follow(header), "schema")),
    ]);
    return { source: response, headers: new Map(headers), content: this.#readContent(response) };
  }

  #readContent(holder: unknown): Map<string, SchemaNode> {
    const media = entriesOf(memberOf(holder, "content")).map(([type, medium]): [string, SchemaNode] => [
      type.toLowerCase().replace(/\s*;.*/, ""),
      this.#graph.node(memberOf(medium, "schema")),
    ]);
    return new Map(media);
  }

  #readSecurity(operation: unknown): SecurityWay[] {
    const { root } = this.#document;
    const schemes = memberOf(memberOf(root, "components"), "securitySchemes");
    const ways = itemsOf(memberOf(operation, "security") ?? memberOf(root, "security")).map((way) =>
      Object.fromEntries(
        entriesOf(way)
          .map(([name, scopes]): [string, string[]] => [
            `${name} (${describeScheme(this.#follow(memberOf(schemes, name)))})`,
            sortTexts(itemsOf(scopes).map(textOf)),
          ])
          .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ),
    );
    const distinct = new Map(ways.map((way) => [canonicalJson(way), way]));
    return [...distinct].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, way]) => way);
  }
}

/** What the platform sends becomes the response, and what it waits for the request. */
function turn({ request, responses, ...operation }: OperationSkeleton): OperationSkeleton {
  const answer = [...responses.values()].find(({ content }) => content.size > 0);
  const event = request && { headers: new Map(), content: request.content, source: request.source };
  return {
    ...operation,
    // Its types are named after their schemas.
    id: undefined,
    security: [],
    request: answer && { required: true, content: answer.content, source: answer.source },
    responses: new Map(event === undefined ? [] : [["200", event]]),
  };
}

function nameParameter(parameter: unknown): string {
  return `${textOf(memberOf(parameter, "in"))} ${textOf(memberOf(parameter, "name"))}`;
}

function readParameterFacts(parameter: unknown): JsonObject {
  const place = memberOf(parameter, "in");
  const usual = place === "query" || place === "cookie" ? "form" : "simple";
  const style = memberOf(parameter, "style") ?? usual;
  const explode = memberOf(parameter, "explode") ?? style === "form";
  return {
    ...(memberOf(parameter, "required") === true || place === "path" ? { required: true } : {}),
    ...(memberOf(parameter, "deprecated") === true ? { deprecated: true } : {}),
    ...(memberOf(parameter, "allowReserved") === true ? { allowReserved: true } : {}),
    ...(style === usual ? {} : { style }),
    ...(explode === (style === "form") ? {} : { explode }),
  };
}

function describeScheme(scheme: unknown): string {
  const words = ["type", "scheme", "in", "name"].map((key) => textOf(memberOf(scheme, key)));
  // Only an API key has a name and a place; elsewhere they are noise that tools write.
  const [type, http, ...key] = words;
  const parts = type === "apiKey" ? [type, ...key] : [type, http?.toLowerCase()];
  return parts.filter((word) => word !== undefined).join(" ") || "not declared";
}

function sortTexts(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.filter((text) => text !== undefined))].toSorted();
}
