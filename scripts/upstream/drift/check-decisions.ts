import { type DecisionPlace, matchesStatus, readDecisionPlace, waysTo } from "./decision-place.ts";
import { findArea, isWithin } from "./find-area.ts";
import { type Lock, namesIn } from "./lock.ts";
import { pageFile } from "./page-files.ts";
import type { SchemaNode } from "../../compare/schema-node.ts";
import { isEvent } from "../../compare/read-skeleton.ts";
import type { OperationSkeleton, Skeleton } from "../../compare/skeleton.ts";
import { restoreSkeleton } from "./store-skeleton.ts";
import type { Upstream } from "./upstream.ts";

/**
 * Finds decisions without an operation, and operations without a decision. `ours` is the curated spec. A provider without a
 * source needs no decisions.
 */
export function checkDecisions(upstream: Upstream, ours: Skeleton, lock: Lock | undefined): string[] {
  if (upstream.source === undefined) return [];
  if (lock === undefined)
    return [`upstream.lock.json does not exist; "pnpm drift accept ${upstream.id}" writes it`];
  const theirs = lock.kind === "document" ? restoreSkeleton(lock) : undefined;
  const names = lock.kind === "document" ? namesIn(lock) : undefined;
  return [
    ...checkOperations(upstream, ours, names),
    ...(theirs === undefined ? [] : checkFacts(upstream, names, theirs)),
    ...checkPatterns(upstream, names),
    ...checkLeftOut(upstream, ours),
    ...checkAreas(upstream, names),
    ...(lock.kind === "pages" ? checkPages(upstream, lock.pages) : []),
    ...checkPlaces(upstream, ours, theirs),
  ];
}

/** The names of upstream's operations; `undefined` for pages. */
type Names = ReadonlySet<string> | undefined;

function checkOperations(upstream: Upstream, ours: Skeleton, names: Names): string[] {
  const decided = [...upstream.operations.keys()];
  const left = new Set(upstream.leftOut.map(({ operation }) => operation));
  const isKeptOnPurpose = (key: string): boolean =>
    upstream.operations.get(key)?.deviations?.some(({ at }) => at.startsWith("operation")) ?? false;
  return [
    ...decided
      .filter((key) => !ours.operations.has(key))
      .map((key) => `${key}: has a decision, but the spec has no such operation; remove the decision`),
    ...[...ours.operations.keys()]
      .filter((key) => !upstream.operations.has(key) && !(isEvent(key) && areEventsElsewhere(names)))
      .map((key) => `${key}: has no decision; add "same" or "different" under operations`),
    ...decided
      .filter((key) => names?.has(key) === false && !isKeptOnPurpose(key))
      .map(
        (key) =>
          `${key}: upstream has no such operation; to keep it, add the reason as a deviation at "operation"`,
      ),
    ...[...(names ?? [])]
      .filter((key) => !upstream.operations.has(key) && !left.has(key))
      .filter((key) => findArea(upstream, key) === undefined)
      .map(
        (key) => `${key}: upstream has it, but it has no decision; curate it, or leave it out with a reason`,
      ),
  ];
}

/** Events that upstream's document does not have are decided on as a whole, by `at: document webhooks`. */
function areEventsElsewhere(names: Names): boolean {
  return ![...(names ?? [])].some(isEvent);
}

/** Finds operations with a decision whose facts are missing, because they were left out with an area. */
function checkFacts(upstream: Upstream, names: Names, theirs: Skeleton): string[] {
  const decided = [...upstream.operations.keys(), ...upstream.leftOut.map(({ operation }) => operation)];
  return decided
    .filter((key) => names?.has(key) === true && !theirs.operations.has(key))
    .map(
      (key) =>
        `${key}: upstream.lock.json has only its name; run pnpm drift accept ${upstream.id} "${key}" to record its facts`,
    );
}

function checkPatterns({ operations, leftOut }: Upstream, names: Names): string[] {
  const isPattern = (key: string): boolean => key.includes("*") && names?.has(key) !== true;
  const tell = (place: string, key: string): string =>
    `${place}: "${key}" is a pattern; name one operation, or leave out an area with "paths: /path"`;
  return [
    ...[...operations.keys()].filter(isPattern).map((key) => tell("operations", key)),
    ...leftOut.filter(({ operation }) => isPattern(operation)).map((one) => tell("left-out", one.operation)),
  ];
}

/** Text after the path names the part of an operation that is left out. */
function checkLeftOut({ leftOut }: Upstream, ours: Skeleton): string[] {
  return leftOut.flatMap(({ operation }) => {
    if (!/^(?:EVENT \S+|[A-Z]+ \/\S*( .+)?)$/.test(operation))
      return [`left-out: "${operation}" must be written like "GET /path"`];
    return ours.operations.has(operation)
      ? [`left-out: the spec has ${operation}; remove it from one of the two`]
      : [];
  });
}

function checkAreas(upstream: Upstream, names: Names): string[] {
  const used = new Set([...(names ?? [])].map((key) => findArea(upstream, key)));
  const known = [...(names ?? [])].map((key) => key.slice(key.indexOf(" ") + 1));
  const tooWide = upstream.leftOutAreas
    .filter((area) => known.length > 1 && known.every((path) => isWithin(path, area.paths)))
    .map(
      (area) =>
        `left-out: "paths: ${area.paths}" covers every path of upstream, so new operations would never be drift; use narrower areas`,
    );
  const unused = upstream.leftOutAreas
    .filter((area) => !used.has(area))
    .map(({ paths }) =>
      names === undefined
        ? `left-out: "paths: ${paths}" needs a document; for pages, list every operation`
        : `left-out: "paths: ${paths}" leaves out no operation: upstream has none at or below it without an ` +
          "entry; correct or remove it",
    );
  return [...tooWide, ...unused];
}

function checkPages(
  { source, operations }: Upstream,
  pages: Readonly<Record<string, string | null>>,
): string[] {
  return [...operations].flatMap(([key, { page }]) => {
    if (page === undefined || source === undefined)
      return [`${key}: has no page; add the page that documents it`];
    const file = pageFile(source, page);
    if (file === undefined) return [`${key}: ${page} does not match ${source.page ?? source.file}`];
    return Object.hasOwn(pages, file) ? [] : [`${key}: upstream.lock.json has no page ${file}`];
  });
}

/** Checks the places of deviations and field evidence, which must exist in our spec or in upstream's document. */
function checkPlaces(
  { operations, leftOut, fieldEvidence }: Upstream,
  ours: Skeleton,
  theirs: Skeleton | undefined,
): string[] {
  const left = new Set(leftOut.map(({ operation }) => operation));
  const places = [
    ...[...operations].flatMap(([key, { deviations = [] }]) =>
      deviations.map(({ at }) => ({ key, at, source: key })),
    ),
    ...fieldEvidence.map(({ operation, at }) => ({
      key: operation,
      at,
      source: `field-evidence: ${operation}`,
    })),
  ];
  return places.flatMap(({ key, at, source }) => {
    const known = [ours.operations.get(key), theirs?.operations.get(key)].filter((one) => one !== undefined);
    if (known.length === 0)
      return operations.has(key) || left.has(key)
        ? []
        : [`${source}: neither operations nor left-out has this operation`];
    const problem = checkPlace(readDecisionPlace(at), known);
    return problem === undefined ? [] : [`${source}: "at: ${at}" is invalid: ${problem}`];
  });
}

/** Describes the missing part of a place, if neither our operation nor upstream's has it. */
function checkPlace(place: DecisionPlace, operations: readonly OperationSkeleton[]): string | undefined {
  const { section, statuses, places } = place;
  const check = {
    request: () =>
      operations.some(({ request }) => request !== undefined)
        ? undefined
        : "the operation has no request body",
    response: () => missingStatus(statuses, operations),
    operation: () => undefined,
    security: () => undefined,
  };
  if (section === undefined) return "it must start with a part of an operation, such as request";
  if (!isPart(section)) return missingParameter(section, places, operations);
  const missing = check[section]();
  if (missing !== undefined) return missing;
  const starts = operations.flatMap((operation) => schemasOf(operation, section, statuses));
  const gone = places.find((way) => !waysTo(way, places).some((candidate) => hasWay(starts, candidate)));
  return gone === undefined ? undefined : `/${gone.join("/")} is missing`;
}

function isPart(section: string): section is "request" | "response" | "operation" | "security" {
  return ["request", "response", "operation", "security"].includes(section);
}

function missingStatus(
  statuses: readonly string[],
  operations: readonly OperationSkeleton[],
): string | undefined {
  const missing = statuses.find(
    (status) =>
      !operations.some(({ responses }) =>
        [...responses.keys()].some((known) => matchesStatus([status], known)),
      ),
  );
  return missing === undefined ? undefined : `response ${missing} is missing`;
}

function missingParameter(
  section: string,
  places: readonly (readonly string[])[],
  operations: readonly OperationSkeleton[],
): string | undefined {
  const missing = places.find(
    ([name]) => !operations.some(({ parameters }) => parameters.has(`${section} ${name}`)),
  );
  return missing === undefined ? undefined : `the ${section} parameter ${missing.join("/")} is missing`;
}

function schemasOf(operation: OperationSkeleton, section: string, statuses: readonly string[]): SchemaNode[] {
  if (section === "request") return [...(operation.request?.content.values() ?? [])];
  return [...operation.responses]
    .filter(([status]) => matchesStatus(statuses, status))
    .flatMap(([, { content }]) => [...content.values()]);
}

function hasWay(starts: readonly SchemaNode[], way: readonly string[]): boolean {
  const end = way.reduce<readonly SchemaNode[]>(
    (nodes, step) => expandAll(nodes).flatMap((node) => node.children.get(`properties/${step}`) ?? []),
    starts,
  );
  return end.length > 0;
}

/** A schema with its unnamed parts: alternatives, items and conditions. */
function expandAll(nodes: readonly SchemaNode[]): SchemaNode[] {
  const found = new Set(nodes);
  for (const node of found) {
    for (const member of node.members) found.add(member);
    for (const [way, child] of node.children) if (!way.startsWith("properties/")) found.add(child);
  }
  return [...found];
}
