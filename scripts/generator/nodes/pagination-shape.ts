const POINTER = { type: "string", pattern: "^(/.*)?$" };
const NAME = { type: "string", minLength: 1 };
const SIZE = {
  type: "object",
  additionalProperties: false,
  required: ["parameter", "default"],
  properties: { parameter: NAME, default: { type: "integer", minimum: 1 } },
};
/** One parameter of a cursor. */
export const CURSOR_PART = {
  type: "object",
  additionalProperties: false,
  required: ["parameter"],
  minProperties: 2,
  maxProperties: 2,
  properties: { parameter: NAME, lastItem: POINTER, next: POINTER },
};
/** The value of `x-pagination`; each part of a cursor has a separate shape. */
export const PAGINATION_SHAPE = {
  type: "object",
  required: ["kind"],
  discriminator: { propertyName: "kind" },
  oneOf: [
    {
      additionalProperties: false,
      required: ["kind", "items", "cursor"],
      properties: {
        kind: { const: "cursor" },
        items: POINTER,
        in: { const: "body" },
        cursor: { type: ["object", "array"], minItems: 2 },
        size: SIZE,
        more: POINTER,
      },
    },
    {
      additionalProperties: false,
      required: ["kind", "items", "page"],
      properties: {
        kind: { const: "page" },
        items: POINTER,
        in: { const: "body" },
        page: {
          type: "object",
          additionalProperties: false,
          required: ["parameter", "first"],
          properties: { parameter: NAME, first: { type: "integer", minimum: 0 } },
        },
        size: SIZE,
        total: POINTER,
        lastPage: POINTER,
        more: POINTER,
      },
    },
    {
      additionalProperties: false,
      required: ["kind", "items", "next"],
      properties: { kind: { const: "url" }, items: POINTER, next: POINTER, size: SIZE },
    },
  ],
};
/** Text about it for people. */
export const PAGINATION_FORM =
  "in specs/README.md: { kind: cursor, items, cursor, size, more }, { kind: page, items, page, size, total } or { kind: url, items, next, size }";
export const CURSOR_PART_FORM = "{ parameter, lastItem } or { parameter, next }";
