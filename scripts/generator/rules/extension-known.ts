import type { Oas3Rule } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";

/** Allowed places of each of our keys; `any` is everywhere. */
const PLACES: Readonly<Record<string, string>> = {
  "x-certain": "Schema",
  "x-client-option": "Parameter",
  "x-deviation": "any",
  "x-open": "Schema",
  "x-pagination": "Operation",
  "x-rate-limit": "Root",
  "x-region": "Server",
  "x-retry": "Operation",
  "x-round-trip": "Operation",
  "x-safe-integer": "Schema",
  "x-tour": "Root",
  "x-trace-id": "Root",
  "x-untagged": "Schema",
};

/** A key that nothing reads is a mistake, or a fact that stays without effect. */
export const extensionKnown: Oas3Rule = () => ({
  any(value, { type, location, resolve, report }) {
    // A map of names, such as properties, can have a member whose name starts so.
    if (type.extensionsPrefix === undefined) return;
    const node = new SpecNode(value, location, resolve);
    for (const key of node.keys.filter((name) => name.startsWith("x-"))) {
      const place = PLACES[key];
      if (place === "any" || place === type.name) continue;
      report({
        message:
          place === undefined
            ? `"${key}" is not a key that anything reads; there are ${Object.keys(PLACES).join(", ")}`
            : `"${key}" has no meaning here; it belongs to ${place === "Root" ? "the document" : place.toLowerCase()}`,
        location: node.rawChild(key).location.key(),
      });
    }
  },
});
