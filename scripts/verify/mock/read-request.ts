import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import type { IHttpRequest } from "@stoplight/prism-http";
import { METHODS } from "../../generator/document.ts";
import { bodyKind } from "./body-kind.ts";
import { hideKeys } from "./hide-references.ts";

/** A request in Prism's words. */
export async function readRequest(incoming: IncomingMessage): Promise<IHttpRequest> {
  const method = METHODS.find((name) => name.toUpperCase() === incoming.method);
  if (method === undefined) throw new Error(`no operation has the method ${incoming.method}`);
  const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://mock.invalid");
  // Prism would not give an error that is text to a client that asks for JSON; servers do.
  const { accept: _, ...distinct } = incoming.headersDistinct;
  const headers = Object.fromEntries(
    Object.entries(distinct).map(([name, values = []]) => [name, values.join(", ")]),
  );
  return {
    method,
    url: { path: pathname, query: readQuery(searchParams) },
    headers,
    body: readBody(await buffer(incoming), headers["content-type"]),
  };
}

function readQuery(parameters: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const [first = "", ...others] = parameters.getAll(name);
      return [name, others.length === 0 ? first : [first, ...others]];
    }),
  );
}

/** Without a body `null`, which is what Prism takes for none. */
function readBody(bytes: Buffer, mediaType = ""): unknown {
  if (bytes.length === 0) return null;
  const text = bytes.toString();
  return bodyKind(mediaType) === "json" ? hideKeys(JSON.parse(text)) : text;
}
