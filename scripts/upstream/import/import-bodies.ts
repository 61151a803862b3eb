import { componentReference, refer } from "../../base/reference/reference.ts";
import { entriesOf, isObject, memberOf, type JsonObject } from "../../base/json/json-object.ts";
import { isJson, mediaTypeSupport } from "../../generator/media-type.ts";
import { type Findings, withTodo } from "./findings.ts";
import type { UpstreamOperation } from "./name-operations.ts";
import type { SchemaImporter } from "./schema-importer.ts";
import { pointTo, type Placed, type UpstreamSource } from "./upstream-source.ts";
import { toPascalCase } from "./words.ts";

const FAILURE: JsonObject = refer(componentReference("Failure"));
/** What an error looks like where upstream does not say it. */
export const FAILURE_SCHEMA: JsonObject = {
  type: "object",
  "x-open": "Upstream does not say what an error looks like.",
};

interface Tools {
  readonly source: UpstreamSource;
  readonly schemas: SchemaImporter;
  readonly findings: Findings;
}

/** Imports the request body of an operation. */
export function importRequestBody(
  { method, operation, at, id }: UpstreamOperation,
  tools: Tools,
): JsonObject | undefined {
  const { value, at: place } = tools.source.member(operation, at, "requestBody");
  const media = chooseMedia(value, place, "request", tools);
  if (media === undefined) return undefined;
  if (method === "get" || method === "head") {
    tools.findings.decide("a body of a GET: left out", place);
    return undefined;
  }
  const schema = tools.schemas.convert(media.schema.value ?? {}, media.schema.at, `${id} Request`);
  return {
    ...(memberOf(value, "required") === true && { required: true }),
    content: { [media.type]: { schema: isBytes(media.type) ? BYTES : schema } },
  };
}

/** Imports the responses of an operation, with a success and an error among them. */
export function importResponses({ operation, at, id }: UpstreamOperation, tools: Tools): JsonObject {
  const responses: Record<string, JsonObject> = {};
  let reader: string | undefined;
  for (const [written, response] of entriesOf(operation["responses"])) {
    const place = tools.source.follow(response, pointTo(at, "responses", written));
    const status = written.toUpperCase() === "DEFAULT" ? "4XX" : written.toUpperCase();
    if (!/^[2-5](?:\d\d|XX)$/.test(status)) {
      tools.findings.decide(`a status outside of 200 to 599: left out`, place.at);
      continue;
    }
    const imported = importResponse(place, status, id, tools);
    if (status.startsWith("2")) {
      const own = readerOf(imported);
      if (reader !== undefined && own !== reader) {
        tools.findings.decide("a second success is read in another way: left out", place.at);
        continue;
      }
      reader = own;
    }
    responses[status] = imported;
  }
  return complete(responses, at, tools);
}

function importResponse({ value, at }: Placed, status: string, id: string, tools: Tools): JsonObject {
  const description = describeStatus(status);
  const media = chooseMedia(value, at, "response", tools);
  if (media === undefined) return { description };
  const isError = /^[45]/.test(status);
  const hint = isError ? "Error Response" : `${id} Response`;
  const schema =
    readerOfType(media.type) === "json"
      ? tools.schemas.convert(media.schema.value ?? {}, media.schema.at, isTaken(hint, id))
      : isBytes(media.type)
        ? BYTES
        : { type: "string" };
  return { description, content: { [media.type]: { schema } } };
}

/** Types of an operation that have no schema of their own are called so. */
function isTaken(hint: string, id: string): string {
  return hint === `${id} Response` ? `${toPascalCase(id)} Answer`.replace("Answer", "Data") : hint;
}

function complete(responses: Record<string, JsonObject>, at: string, { findings }: Tools): JsonObject {
  const statuses = Object.keys(responses);
  let todo: ReturnType<Findings["ask"]>["todo"];
  if (!statuses.some((status) => status.startsWith("2"))) {
    todo = findings.ask({
      kind: "no-success-status",
      at,
      question: "Upstream declares no success. What does the operation return?",
      choices: ["2XX without a body"],
    }).todo;
    responses["2XX"] = { description: describeStatus("2XX") };
  }
  const error = { description: describeStatus("4XX"), content: { "application/json": { schema: FAILURE } } };
  if (!statuses.some((status) => status.startsWith("4"))) {
    findings.ask({
      kind: "no-error-response",
      at: "#/paths",
      question: "Some operations declare no error response. What does an error look like?",
      choices: ["an open object"],
    });
    responses["4XX"] = error;
  }
  return withTodo(
    Object.fromEntries(Object.entries(responses).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    todo,
  );
}

interface Media {
  readonly type: string;
  readonly schema: Placed;
}

/** The media type that is kept: JSON where there is one. */
function chooseMedia(
  holder: unknown,
  at: string,
  direction: "request" | "response",
  { findings }: Tools,
): Media | undefined {
  const content = entriesOf(memberOf(holder, "content"));
  const [written, media] = content.find(([type]) => isJson(plainType(type))) ?? content[0] ?? [];
  if (written === undefined) return undefined;
  const place = pointTo(at, "content", written);
  if (content.length > 1)
    findings.ask({
      kind: "several-media-types",
      at,
      question: `The ${direction} has several media types: ${content.map(([type]) => type).join(", ")}. Which one?`,
      choices: [written, ...content.map(([type]) => type).filter((type) => type !== written)],
    });
  const type = plainType(written);
  const isSupported = mediaTypeSupport(type) !== undefined;
  if (!isSupported) findings.decide(`a media type without support: bytes`, place);
  return {
    type: isSupported ? type : "application/octet-stream",
    schema: { value: memberOf(media, "schema"), at: pointTo(place, "schema") },
  };
}

function plainType(written: string): string {
  return (written.split(";")[0] ?? "").trim().toLowerCase();
}

const BYTES: JsonObject = { type: "string", format: "binary" };

function isBytes(type: string): boolean {
  return mediaTypeSupport(type)?.reader === "asBlob";
}

function readerOf(response: JsonObject): string {
  const [type = "application/json"] = Object.keys(isObject(response["content"]) ? response["content"] : {});
  return readerOfType(type);
}

function readerOfType(type: string): string {
  return mediaTypeSupport(type)?.reader ?? "json";
}

function describeStatus(status: string): string {
  const texts: Readonly<Record<string, string>> = {
    "2": "Done.",
    "3": "Found elsewhere.",
    "4": "Refused.",
    "5": "Failed.",
  };
  return texts[status.charAt(0)] ?? "";
}
