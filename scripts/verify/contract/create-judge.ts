import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { OpenApiDocument, Schema } from "../../generator/document.ts";
import { mapReferences } from "../../base/reference/map-references.ts";

/** Judges values by JSON Schema 2020-12, with everything that OpenAPI 3.1 means by it. */
export interface Judge {
  /** Describes what is wrong with a value, or returns `undefined` when the schema accepts it. References lead into the document. */
  complain(schema: Schema, value: unknown): string[];
}

const DOCUMENT = "document";

/** Makes a judge that knows the schemas of a document. */
export function createJudge(document: OpenApiDocument): Judge {
  // Not strict: OpenAPI's own keywords stand in a schema, and the document around them is no schema at all.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addFormat("epoch-ms", { type: "number", validate: Number.isInteger });
  ajv.addFormat("password", true);
  ajv.addSchema({ components: document.components }, DOCUMENT);
  const compiled = new Map<Schema, ValidateFunction>();
  return {
    complain(schema, value) {
      const validate = compiled.get(schema) ?? ajv.compile(withAbsoluteReferences(schema));
      compiled.set(schema, validate);
      validate(value);
      return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    },
  };
}

/** The schema with its references leading into the document, wherever the schema itself comes from. */
function withAbsoluteReferences(schema: Schema): object {
  return Object(
    mapReferences(schema, (reference) => (reference.startsWith("#") ? DOCUMENT + reference : reference)),
  );
}
