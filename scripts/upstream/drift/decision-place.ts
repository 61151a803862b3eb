import type { Place } from "../../compare/change.ts";

/** The place in the `at` of a deviation. */
export interface DecisionPlace {
  /** `undefined` for other parts of a document, such as its tags. */
  readonly section: string | undefined;
  /** Statuses of a response, including ranges such as `4XX`. Empty means all. */
  readonly statuses: readonly string[];
  /** Names of parameters, or paths in a body. Empty means the whole section. */
  readonly places: readonly (readonly string[])[];
}

const SECTIONS = new Set([
  "request",
  "response",
  "query",
  "path",
  "header",
  "cookie",
  "operation",
  "security",
]);
const STATUSES = /^(?:[1-5](?:\d\d|XX)|default)(?:(?:,\s*|\s+and\s+)(?:[1-5](?:\d\d|XX)|default))*/;
const WAY = /^\/?[\w$.*[\]-]+(?:\/[\w$.*[\]-]+)*$/;

/**
 * Parses `request /a/b, /c and /d`, `response 200 /a` or `query limit and page`. Text after ` of `, and text after a comma
 * before any place, is for people.
 */
export function readDecisionPlace(at: string): DecisionPlace {
  const [first = ""] = at.split(/[\s,]/, 1);
  if (!SECTIONS.has(first)) return { section: undefined, statuses: [], places: [] };
  const afterSection = at.slice(first.length).trimStart();
  const statuses = first === "response" ? (STATUSES.exec(afterSection)?.[0] ?? "") : "";
  const rest = afterSection.slice(statuses.length).trimStart();
  const isForPeople = rest.startsWith(",") || first === "operation" || first === "security";
  return {
    section: first,
    statuses: statuses.split(/,\s*|\s+and\s+/).filter((status) => status !== ""),
    places: isForPeople ? [] : readPlaces(rest.split(" of ")[0] ?? ""),
  };
}

/** Later places are siblings of the first one, or paths from the top. */
function readPlaces(text: string): (readonly string[])[] {
  const words = text
    .split(/,\s*(?:and\s+)?|\s+and\s+/)
    .map((item) => item.split(" ")[0] ?? "")
    .filter((word) => WAY.test(word));
  return words.map((word) => word.split("/").filter((part) => part !== ""));
}

/** The paths that one of several places can mean. */
export function waysTo(
  place: readonly string[],
  [first = []]: readonly (readonly string[])[],
): (readonly string[])[] {
  return place === first || first.length < 2 ? [place] : [place, [...first.slice(0, -1), ...place]];
}

/** Returns true if a decision names a place, its parent or child, or its whole section. */
export function isAbout(decision: DecisionPlace, place: Place): "place" | "section" | undefined {
  if (decision.section !== place.section) return undefined;
  if (place.section === "response" && !matchesStatus(decision.statuses, place.name)) return undefined;
  if (decision.places.length === 0) return "section";
  const way = wayOf(place);
  const isNamed = decision.places.some((named) =>
    waysTo(named, decision.places).some(
      (candidate) => isWithin(way, candidate) || (way.length > 0 && isWithin(candidate, way)),
    ),
  );
  return isNamed ? "place" : undefined;
}

/** Steps into array items without a path segment. */
function wayOf({ section, name, header, pointer }: Place): string[] {
  const steps = pointer.filter((part) => part !== "*" && !part.startsWith("("));
  if (header !== undefined) return ["headers", header, ...steps];
  return section === "request" || section === "response" || name === undefined ? steps : [name, ...steps];
}

function isWithin(way: readonly string[], outer: readonly string[]): boolean {
  return outer.every((part, index) => way[index] === part);
}

export function matchesStatus(statuses: readonly string[], status = ""): boolean {
  return (
    statuses.length === 0 ||
    statuses.some((one) => one === status || (one.endsWith("XX") && one[0] === status[0]))
  );
}
