import type { Oas3Rule } from "@redocly/openapi-core";
import { type DocumentPlace, placeBelow } from "../../base/json/document-place.ts";

/** Describes the problem of a text, a number or a key. */
type FindProblem = (value: string | number) => string | undefined;

/** A rule about every text, number and key of a spec, including data. */
export function scalarRule(findProblem: FindProblem): Oas3Rule {
  return () => {
    const reported = new Set<string>();
    return {
      any(node, { location, report }) {
        visitOwn(node, "keywords", [], (value, owner, key) => {
          const message = findProblem(value);
          if (message === undefined) return;
          const place = location.child([...owner, key]);
          if (reported.has(place.absolutePointer)) return;
          reported.add(place.absolutePointer);
          report({ message, location: place.key() });
        });
      },
    };
  };
}

type Look = (value: string | number, owner: readonly string[], key: string) => void;

/** Own scalars of an object. Nested OpenAPI objects are visited separately; data is not. */
function visitOwn(node: object, place: DocumentPlace, owner: readonly string[], look: Look): void {
  const members: [string, unknown][] = Object.entries(node);
  for (const [key, value] of members) {
    look(key, owner, key);
    if (typeof value === "string" || typeof value === "number") look(value, owner, key);
    if (typeof value !== "object" || value === null) continue;
    const inner = placeBelow(place, key, value);
    if (inner === "data" || isListOfScalars(value)) visitOwn(value, inner, [...owner, key], look);
  }
}

function isListOfScalars(value: object): boolean {
  return Array.isArray(value) && value.every((item) => typeof item !== "object");
}
