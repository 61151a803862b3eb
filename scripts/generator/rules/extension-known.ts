import type { Oas3Rule } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";

/** Allowed places of each of our keys; `any` is everywhere. */
const PLACES: Readonly<Record<string, string | readonly string[]>> = {
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
  "x-todo": "any",
  "x-tour": "Root",
  "x-trace-id": "Root",
  "x-untagged": "Schema",
  "x-webhook-event": ["Root", "Operation"],
  "x-webhook-signature": "Root",
};

/** An unknown key is a mistake, or a fact without effect. */
export const extensionKnown: Oas3Rule = () => ({
  any(value, { type, location, resolve, report }) {
    // A map of names, such as properties, can have a member with such a name.
    if (type.extensionsPrefix === undefined) return;
    const node = new SpecNode(value, location, resolve);
    for (const key of node.keys.filter((name) => name.startsWith("x-"))) {
      const places = [PLACES[key] ?? []].flat();
      if (places.includes("any") || places.includes(type.name)) continue;
      const owners = places.map((place) => (place === "Root" ? "the document" : place.toLowerCase()));
      report({
        message:
          owners.length === 0
            ? `unknown extension "${key}"; expected one of ${Object.keys(PLACES).join(", ")}`
            : `"${key}" has no effect here; move it to ${owners.join(" or ")}`,
        location: node.rawChild(key).location.key(),
      });
    }
  },
});
