import { isObject } from "../../base/json/json-object.ts";
import { bodyKind } from "../mock/body-kind.ts";
import { showBytes } from "./read-body.ts";
import { toText } from "./write-query.ts";

/** The body that must arrive when a caller passes `body` to an operation with this media type. */
export async function expectBody(
  mediaType: string,
  body: unknown,
  fieldTypes: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  if (body === undefined) return undefined;
  switch (bodyKind(mediaType)) {
    case "json":
      return body;
    case "form":
      return listFields(body).map(([name, value]) => [name, toText(value)]);
    case "multipart":
      return Promise.all(
        listFields(body, fieldTypes).map(async ([name, value]) => [
          name,
          await expectPart(value, fieldTypes[name]),
        ]),
      );
    default:
      return expectBytes(body);
  }
}

/** A list repeats its name; what is not there is left out. */
function listFields(
  body: unknown,
  fieldTypes: Readonly<Record<string, string>> = {},
): [name: string, value: unknown][] {
  if (!isObject(body))
    throw new Error("the example of a form must be an object; write a value for each field");
  return Object.entries(body)
    .flatMap(([name, value]) =>
      (isJsonField(fieldTypes[name]) ? [value] : [value].flat()).map((item): [string, unknown] => [
        name,
        item,
      ]),
    )
    .filter(([, value]) => value !== undefined && value !== null);
}

function isJsonField(type: string | undefined): boolean {
  return type === "application/json" || type === "text/plain";
}

async function expectPart(value: unknown, type: string | undefined): Promise<unknown> {
  if (type === "text/plain") return JSON.stringify(value);
  if (type === "application/json") return { type, content: value };
  if (value instanceof Blob)
    return { type: value.type || "application/octet-stream", content: await expectBytes(value) };
  return typeof value === "object" ? { type: "application/json", content: value } : toText(value);
}

async function expectBytes(body: unknown): Promise<unknown> {
  if (!(body instanceof Blob)) throw new Error("the example of bytes must be a text that describes them");
  return { bytes: showBytes(new Uint8Array(await body.arrayBuffer())) };
}
