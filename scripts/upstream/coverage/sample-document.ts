import { stringify } from "yaml";
import { type LoadedDocument, loadDocument } from "../drift/load-document.ts";

/** For tests: a document with one operation that takes this schema and has these answers. */
export function sampleDocument(
  schema: object,
  options: { statuses?: string[]; media?: object; other?: object } = {},
): Promise<LoadedDocument> {
  const responses = (options.statuses ?? ["200"]).map((status) => [status, { description: "Answer" }]);
  const document = {
    openapi: "3.0.3",
    info: { title: "Things", version: "1" },
    paths: {
      "/things": {
        post: {
          requestBody: { content: { "application/json": { schema, ...options.media } } },
          responses: Object.fromEntries(responses),
        },
      },
    },
    components: { schemas: options.other ?? {} },
  };
  return loadDocument("file:///api.yaml", () => Promise.resolve(Buffer.from(stringify(document))));
}

/** For tests: a schema of an object that must have all of its properties, or those that are named. */
export const object = (properties: object, required = Object.keys(properties)): object => ({
  type: "object",
  required,
  properties,
});
