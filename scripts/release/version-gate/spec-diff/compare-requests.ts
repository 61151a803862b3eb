import type { PlaceStep } from "../type-diff/compare-packages.ts";
import { entriesOf, memberOf, textOf } from "../../../base/json/json-object.ts";
import { valueAt } from "../../../base/json/json-pointer.ts";
import { quote } from "../reason.ts";
import type { ShapeComparison } from "./compare-shapes.ts";
import { type FoundChange, type Part, walk } from "./shape-parts.ts";
import { compareEncodings } from "./compare-encodings.ts";
import { compareFacts, type FactChange } from "./compare-facts.ts";
import { type DocumentOperation, type Located, mediaOf } from "./document-operations.ts";
import type { Keys } from "./schema-shape.ts";
import { breaking, changedTo, foundAt } from "./spec-finding.ts";

/** Compares what a call of an operation accepts. */
export function compareRequests(
  old: DocumentOperation,
  current: DocumentOperation,
  comparison: ShapeComparison,
): FoundChange[] {
  return [...compareParameters(old, current, comparison), ...compareBodies(old, current, comparison)];
}

function compareParameters(
  old: DocumentOperation,
  current: DocumentOperation,
  comparison: ShapeComparison,
): FoundChange[] {
  const isAdded = (name: string): boolean => !old.parameters.has(name);
  return [
    ...[...old.parameters].flatMap(([name, parameter]) =>
      current.parameters.has(name)
        ? []
        : [foundAt(placeOf(parameter), changedTo("property-removed", true), parameter.keys, true)],
    ),
    ...[...current.parameters].flatMap(([name, parameter]) => {
      const before = old.parameters.get(name);
      if (before !== undefined) return compareParameter(before, parameter, comparison);
      const isRequired = isAdded(name) && parameter.node["required"] === true;
      const kind = isRequired ? "required-property-added" : "property-added";
      return [foundAt(placeOf(parameter), changedTo(kind, isRequired), parameter.keys)];
    }),
    ...compareOptions(old.options, current.options, comparison),
  ];
}

/** Options of every call are known by their own names. */
function compareOptions(
  old: DocumentOperation["options"],
  current: DocumentOperation["options"],
  comparison: ShapeComparison,
): FoundChange[] {
  const place = (property: string): PlaceStep[] => [{ property }];
  const found = [
    ...[...old].flatMap(([name, { keys }]) =>
      current.has(name) ? [] : [foundAt(place(name), changedTo("property-removed", true), keys, true)],
    ),
    ...[...current].flatMap(([name, parameter]) => {
      const before = old.get(name);
      return before === undefined
        ? [foundAt(place(name), changedTo("property-added", false), parameter.keys)]
        : compareValues(place(name), before, parameter, comparison);
    }),
  ];
  return found.map((change) => ({ ...change, owner: { name: "CallOptions", place: change.place } }));
}

function compareParameter(old: Located, current: Located, comparison: ShapeComparison): FoundChange[] {
  const place = placeOf(current);
  const [was, is] = [old, current].map(({ node }) => node["required"] === true);
  const kind = is === true ? "made-required" : "made-optional";
  const [style, newStyle] = [old, current].map(writtenAs);
  const changes: FactChange[] = compareFacts(factsOf(old), factsOf(current), "request");
  return [
    ...(was === is ? [] : [foundAt(place, changedTo(kind, is === true), current.keys)]),
    ...(style === newStyle || style === undefined || newStyle === undefined
      ? []
      : [
          foundAt(
            place,
            breaking(`is now sent as ${newStyle} instead of ${style}`, current.keys),
            current.keys,
          ),
        ]),
    ...changes.map((change) => foundAt(place, change, change.keys, change.isInOld)),
    ...compareDates(place, old, current),
    ...compareValues(place, old, current, comparison),
  ];
}

function compareValues(
  place: readonly PlaceStep[],
  old: Located,
  current: Located,
  comparison: ShapeComparison,
): FoundChange[] {
  const [was, is] = [schemaOf(old), schemaOf(current)];
  if (was === undefined || is === undefined) return [];
  return walk([comparison.part(place, [was], [is], "request")]);
}

function placeOf({ node }: Located): PlaceStep[] {
  return ["params", String(node["in"]), String(node["name"])].map((property) => ({ property }));
}

/** A parameter can be deprecated; what else it says is in its schema. */
function factsOf({ keys, node }: Located): Map<string, { readonly value: unknown; readonly keys: Keys }> {
  const { deprecated } = node;
  return new Map(deprecated === true ? [["deprecated", { value: true, keys: [...keys, "deprecated"] }]] : []);
}

/** A parameter has a schema, or a media type that has one. */
function schemaOf(parameter: Located): Keys | undefined {
  return memberOf(parameter.node, "schema") === undefined
    ? mediaOf(parameter)?.schema
    : [...parameter.keys, "schema"];
}

/** Describes how a list or an object is written. */
function writtenAs({ node }: Located): string {
  const [mediaType] = entriesOf(node["content"]);
  if (mediaType !== undefined) return quote(mediaType[0]);
  const isForm = node["in"] === "query" || node["in"] === "cookie";
  const style = textOf(node["style"]) ?? (isForm ? "form" : "simple");
  const isExploded = typeof node["explode"] === "boolean" ? node["explode"] : style === "form";
  return `${quote(style)} ${isExploded ? "with" : "without"} \`explode\``;
}

const DATES = new Set<unknown>(["date-time", "epoch-ms"]);

/** The client takes a `Date` for a query parameter of such a format. */
function compareDates(place: readonly PlaceStep[], old: Located, current: Located): FoundChange[] {
  const [was, is] = [old, current].map(({ node }) => DATES.has(valueAt(node, ["schema", "format"])));
  if (current.node["in"] !== "query" || was !== true || is === true) return [];
  return [foundAt(place, breaking("no longer takes a `Date`", current.keys), current.keys)];
}

const BODY: readonly PlaceStep[] = [{ property: "body" }];

function compareBodies(
  { body: old }: DocumentOperation,
  { body: current }: DocumentOperation,
  comparison: ShapeComparison,
): FoundChange[] {
  if (current === undefined)
    return old === undefined ? [] : [foundAt(BODY, changedTo("property-removed", true), old.keys, true)];
  const isRequired = current.node["required"] === true;
  if (old === undefined) {
    const kind = isRequired ? "required-property-added" : "property-added";
    return [foundAt(BODY, changedTo(kind, isRequired), current.keys)];
  }
  const wasRequired = old.node["required"] === true;
  const kind = isRequired ? "made-required" : "made-optional";
  const optional =
    wasRequired === isRequired ? [] : [foundAt(BODY, changedTo(kind, isRequired), current.keys)];
  return [...optional, ...compareMedia(old, current, comparison)];
}

function compareMedia(old: Located, current: Located, comparison: ShapeComparison): FoundChange[] {
  const [was, is] = [mediaOf(old), mediaOf(current)];
  if (was === undefined || is === undefined) return [];
  const parts: Part[] =
    was.schema === undefined || is.schema === undefined
      ? []
      : [comparison.part(BODY, [was.schema], [is.schema], "request")];
  if (was.type !== is.type) {
    const clause = `is sent as ${quote(is.type)} instead of ${quote(was.type)}`;
    return [foundAt(BODY, breaking(clause, is.keys), is.keys), ...walk(parts)];
  }
  return [...walk(parts), ...compareEncodings(BODY, was, is)];
}
