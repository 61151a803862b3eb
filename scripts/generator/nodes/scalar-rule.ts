import type { Oas3Rule } from "@redocly/openapi-core";
import { type DocumentPlace, membersBelow } from "../../json/document-place.ts";

/** What is wrong with a text, a number or a key. */
type FindProblem = (value: string | number) => string | undefined;

/** A rule about every text, number and key of a spec, in data too. */
export function scalarRule(findProblem: FindProblem): Oas3Rule {
  return () => {
    const reported = new Set<string>();
    return {
      any(node, { location, report }) {
        visitOwn(node, "keywords", [], (value, path) => {
          const message = findProblem(value);
          if (message === undefined) return;
          // To make a location takes longer than to look at a value.
          const place = location.child([...path]);
          if (reported.has(place.absolutePointer)) return;
          reported.add(place.absolutePointer);
          report({ message, location: place.key() });
        });
      },
    };
  };
}

type Path = readonly (string | number)[];
type Look = (value: string | number, path: Path) => void;

/** What an object holds itself. Other objects of OpenAPI in it are visited by themselves; data is not. */
function visitOwn(node: unknown, place: DocumentPlace, path: Path, look: Look): void {
  for (const [key, value, inner] of membersBelow(place, node)) {
    const below = [...path, key];
    if (typeof key === "string") look(key, below);
    if (typeof value === "string" || typeof value === "number") look(value, below);
    else if (inner === "data" || isListOfScalars(value)) visitOwn(value, inner, below, look);
  }
}

function isListOfScalars(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item !== "object");
}
