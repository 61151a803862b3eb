import { type BodyEncoder, BodyProblem, isBytes, type WireBody, writeJson } from "./build-body.js";
import { isPlainObject, isPlatformObject } from "../values/platform-object.js";
import { scalarProblem } from "../values/scalar-problem.js";

/** Writes a body as `application/x-www-form-urlencoded`: a list repeats its name, a date is ISO 8601. */
export function encodeForm(body: unknown): WireBody {
  if (body instanceof URLSearchParams) return { content: body };
  const form = new URLSearchParams();
  for (const [name, value] of fieldsOf(body)) form.append(name, textOf(name, value));
  return { content: form.toString(), contentType: "application/x-www-form-urlencoded" };
}

/** Writes a body as `multipart/form-data`: files and bytes as they are, objects as JSON, lists by repeating the name. */
export function encodeMultipart(body: unknown): WireBody {
  if (body instanceof FormData) return { content: body };
  const form = new FormData();
  for (const [name, value] of fieldsOf(body)) {
    if (value instanceof Blob) form.append(name, value);
    else if (isBytes(value)) form.append(name, new Blob([value]));
    else if (typeof value === "object" && value !== null && !isPlatformObject(value)) {
      form.append(name, jsonPart(name, value));
    } else form.append(name, textOf(name, value));
  }
  return { content: form };
}

/**
 * Writes a body as `multipart/form-data` in which the fields named here are JSON whatever they have: a part of that type,
 * or with `text/plain` a plain field.
 */
export function encodeMultipartWith(
  json: Readonly<Record<string, "application/json" | "text/plain">>,
): BodyEncoder {
  const write = (name: string, value: unknown): unknown => {
    const type = Object.hasOwn(json, name) ? json[name] : undefined;
    if (type === undefined || value === undefined || value === null) return value;
    return type === "text/plain" ? writeJson(value, `/${name}`) : jsonPart(name, value);
  };
  return (body) =>
    encodeMultipart(
      isPlainObject(body)
        ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name, write(name, value)]))
        : body,
    );
}

function jsonPart(name: string, value: unknown): Blob {
  return new Blob([writeJson(value, `/${name}`)], { type: "application/json" });
}

/** Writes a body that is bytes already: a `Blob`, a buffer or text. A `Blob` may know its type better than the spec. */
export function encodeBinaryAs(mediaType: string): BodyEncoder {
  return (body) => {
    if (body instanceof Blob) return { content: body, contentType: body.type || mediaType };
    if (isBytes(body) || typeof body === "string") return { content: body, contentType: mediaType };
    throw new BodyProblem("must be a Blob, a buffer or text");
  };
}

function* fieldsOf(body: unknown): Generator<[string, unknown]> {
  if (!isPlainObject(body)) throw new BodyProblem("must be a plain object with a value for each field");
  for (const [name, value] of Object.entries(body)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) yield [textOf(name, name), item];
    }
  }
}

function textOf(name: string, value: unknown): string {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  const problem = scalarProblem(value);
  if (problem !== undefined) throw new BodyProblem(`has a field ${JSON.stringify(name)} that ${problem}`);
  return String(value);
}
