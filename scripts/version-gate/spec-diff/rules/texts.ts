import { DOCUMENTATION_CHANGED, type SpecRule } from "../spec-rule.ts";

const TEXTS = new Set([
  "description",
  "summary",
  "title",
  "externalDocs",
  "tags",
  "example",
  "examples",
  "value",
]);
const TEXT_NODES = /^(Info|Contact|License|Tag|TagList|ExternalDocs|Example|ExamplesMap|Links?|LinksMap)$/;

/** What people read and no program does; a new example is nothing new that a client can do. */
export const texts: SpecRule = ({ property, typeName }) =>
  TEXTS.has(property ?? "") || TEXT_NODES.test(typeName)
    ? { class: "fix", text: DOCUMENTATION_CHANGED, isUntyped: true }
    : undefined;
