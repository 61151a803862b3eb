import { createRequire } from "node:module";
import type * as openapiTypescript from "openapi-typescript";
import type typescript from "typescript";

// Parts of it, because its entry point loads a second Redocly; and not imported, because Node then reads all of TypeScript
// twice more, to learn what kind of module it is and what it exports.
const load = createRequire(import.meta.url);
const transform: { default: typeof openapiTypescript.transformSchemaObject } = load(
  "openapi-typescript/dist/transform/schema-object.cjs",
);
const print: Pick<typeof openapiTypescript, "astToString"> = load("openapi-typescript/dist/lib/ts.cjs");

export const ts: typeof typescript = load("typescript");
export const transformSchemaObject: typeof openapiTypescript.transformSchemaObject = transform.default;
export const astToString: typeof openapiTypescript.astToString = print.astToString;
