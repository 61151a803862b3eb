import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { sha256 } from "../../compare/sha256.ts";
import { canonicalJson } from "../../base/json/canonical-json.ts";
import { isObject, memberOf } from "../../base/json/json-object.ts";
import type { Lock } from "./lock.ts";
import { UnreadableError } from "./unreadable-error.ts";

const TEXT = { type: "string" };
const TEXTS = { type: "array", items: TEXT };
const OBJECTS = { type: "object", additionalProperties: { type: "object" } };
const COUNT = { type: "integer", minimum: 0 };
const HASH = { type: "string", pattern: "^[0-9a-f]{64}$" };

const isLock = new Ajv2020({ strict: false, discriminator: true }).compile<Lock>({
  type: "object",
  required: ["kind"],
  discriminator: { propertyName: "kind" },
  oneOf: [
    {
      properties: {
        kind: { const: "document" },
        revision: TEXT,
        servers: TEXTS,
        examples: {
          type: "object",
          required: ["total", "broken"],
          properties: { total: COUNT, broken: COUNT },
        },
        lintErrors: COUNT,
        counted: TEXTS,
        leftOut: TEXTS,
        operations: {
          type: "object",
          additionalProperties: {
            type: "object",
            required: ["security", "responses", "wording"],
            properties: {
              id: TEXT,
              wording: HASH,
              facts: { type: "object" },
              security: { type: "array" },
              parameters: {
                type: "object",
                additionalProperties: {
                  type: "object",
                  required: ["schema"],
                  properties: { schema: { type: "object" } },
                },
              },
              request: {
                type: "object",
                required: ["required", "content"],
                properties: { required: { type: "boolean" }, content: OBJECTS },
              },
              responses: {
                type: "object",
                additionalProperties: { type: "object", properties: { headers: OBJECTS, content: OBJECTS } },
              },
            },
          },
        },
        schemas: OBJECTS,
      },
      required: ["revision", "servers", "operations", "schemas", "examples", "lintErrors"],
    },
    {
      properties: {
        kind: { const: "pages" },
        revision: TEXT,
        pages: { type: "object", additionalProperties: { ...HASH, type: ["string", "null"] } },
      },
      required: ["revision", "pages"],
    },
  ],
});

export function lockPath(id: string): string {
  return `specs/${id}/upstream.lock.json`;
}

/** Reads the last accepted state; `undefined` if there is none. Refuses a file that was edited by hand. */
export function readLock(root: string, id: string): Lock | undefined {
  const path = lockPath(id);
  const file = join(root, path);
  if (!existsSync(file)) return undefined;
  const content = parseLock(path, readFileSync(file, "utf8"));
  if (memberOf(content, "checksum") !== checksumOf(content))
    throw new UnreadableError(`${path} was changed by hand; "pnpm drift accept ${id}" writes it`);
  if (isLock(content)) return content;
  const [problem] = isLock.errors ?? [];
  throw new UnreadableError(
    `${path} ${problem?.instancePath} ${problem?.message}; "pnpm drift accept ${id}" writes it`,
  );
}

function parseLock(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableError(`${path} is not JSON: ${String(error)}`, { cause: error });
  }
}

/** Hash of the rest of the file. It prevents adding facts or hashes that were never read. */
export function checksumOf(content: unknown): string {
  const { checksum: _, ...rest } = isObject(content) ? content : {};
  return sha256(canonicalJson(rest));
}
