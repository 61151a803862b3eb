import type { PlaceStep } from "../type-diff/type-change.ts";
import { entriesOf, memberOf, textOf } from "../../../base/json/json-object.ts";
import { pairUp } from "../../../compare/pair-up.ts";
import type { OperationPair } from "../../../compare/pair-operations.ts";
import type { ParameterSkeleton, RequestSkeleton } from "../../../compare/skeleton.ts";
import { quote } from "../reason.ts";
import { compareEncodings } from "./compare-encodings.ts";
import { compareFacts } from "./compare-facts.ts";
import type { ShapeComparison } from "./compare-shapes.ts";
import { isWritten, mediaOf } from "./spec-reader.ts";
import { breaking, changedTo } from "./shape-change.ts";
import { foundAt } from "./spec-finding.ts";
import { type FoundChange, walkParts } from "./walk-parts.ts";

/** Compares what a call of an operation accepts. */
export function compareRequests({ old, current }: OperationPair, comparison: ShapeComparison): FoundChange[] {
  const [before, after] = [old, current].map(({ parameters }) => groupParameters(parameters.values()));
  const parameters = pairUp(before?.plain ?? NONE, after?.plain ?? NONE).flatMap(([, was, is]) =>
    compareParameter(was, is, comparison),
  );
  const options = pairUp(before?.options ?? NONE, after?.options ?? NONE).flatMap(([name, was, is]) =>
    compareOption(name, was, is, comparison),
  );
  return [...parameters, ...options, ...compareBodies(old.request, current.request, comparison)];
}

const NONE: ReadonlyMap<string, ParameterSkeleton> = new Map();

/** Some parameters are options of every call, which are known by names of their own. */
function groupParameters(
  parameters: Iterable<ParameterSkeleton>,
): Readonly<Record<"plain" | "options", ReadonlyMap<string, ParameterSkeleton>>> {
  const { plain = [], options = [] } = Object.groupBy(parameters, ({ source }) =>
    optionOf(source) === undefined ? "plain" : "options",
  );
  return {
    plain: new Map(plain.map((parameter) => [JSON.stringify(placeOf(parameter)), parameter])),
    options: new Map(options.map((parameter) => [optionOf(parameter.source) ?? "", parameter])),
  };
}

function optionOf(parameter: unknown): string | undefined {
  return textOf(memberOf(parameter, "x-client-option"));
}

function compareOption(
  property: string,
  was: ParameterSkeleton | undefined,
  is: ParameterSkeleton | undefined,
  comparison: ShapeComparison,
): FoundChange[] {
  const place = [{ property }];
  const found =
    compareExistence(place, was, is, false, comparison) ?? compareValues(place, was, is, comparison);
  return found.map((change) => ({ ...change, owner: { name: "CallOptions", place: change.place } }));
}

/** A parameter, an option or a body that came or went; `undefined` when it is in both documents. */
function compareExistence(
  place: readonly PlaceStep[],
  was: { readonly source?: unknown } | undefined,
  is: { readonly source?: unknown } | undefined,
  isRequired: boolean,
  { old, current }: ShapeComparison,
): FoundChange[] | undefined {
  if (was !== undefined && is !== undefined) return undefined;
  if (is === undefined)
    return was === undefined
      ? []
      : [foundAt(place, changedTo("property-removed", true, old.places.keysOf(was.source)))];
  const kind = isRequired ? "required-property-added" : "property-added";
  return [foundAt(place, changedTo(kind, isRequired, current.places.keysOf(is.source)))];
}

function compareParameter(
  was: ParameterSkeleton | undefined,
  is: ParameterSkeleton | undefined,
  comparison: ShapeComparison,
): FoundChange[] {
  const parameter = is ?? was;
  if (parameter === undefined) return [];
  const place = placeOf(parameter);
  const isRequired = is?.facts["required"] === true;
  const existence = compareExistence(place, was, is, isRequired, comparison);
  if (existence !== undefined || was === undefined || is === undefined) return existence ?? [];
  const keys = comparison.current.places.keysOf(is.source);
  const [style, newStyle] = [was, is].map(writtenAs);
  const facts = compareFacts(factsOf(was), factsOf(is), "request", () => keys);
  const changes = [
    ...(was.facts["required"] === is.facts["required"]
      ? []
      : [changedTo(isRequired ? "made-required" : "made-optional", isRequired, keys)]),
    ...(style === newStyle ? [] : [breaking(`is now sent as ${newStyle} instead of ${style}`, keys)]),
    ...facts,
    ...(takesDates(was) && !takesDates(is) ? [breaking("no longer takes a `Date`", keys)] : []),
  ];
  return [...changes.map((change) => foundAt(place, change)), ...compareValues(place, was, is, comparison)];
}

function compareValues(
  place: readonly PlaceStep[],
  was: ParameterSkeleton | undefined,
  is: ParameterSkeleton | undefined,
  comparison: ShapeComparison,
): FoundChange[] {
  if (was === undefined || is === undefined || !isWritten(was.schema) || !isWritten(is.schema)) return [];
  return walkParts([comparison.part(place, was.schema, is.schema, "request")]);
}

function placeOf({ source }: ParameterSkeleton): PlaceStep[] {
  const [group, name] = ["in", "name"].map((key) => String(memberOf(source, key)));
  return ["params", group ?? "", name ?? ""].map((property) => ({ property }));
}

/** A parameter can be deprecated; what else it says is in its schema. */
function factsOf({ facts }: ParameterSkeleton): Map<string, unknown> {
  return new Map(facts["deprecated"] === true ? [["deprecated", true]] : []);
}

/** Describes how a list or an object is written. */
function writtenAs({ source, facts }: ParameterSkeleton): string {
  const [mediaType] = entriesOf(memberOf(source, "content"));
  if (mediaType !== undefined) return quote(mediaType[0]);
  const isForm = ["query", "cookie"].includes(String(memberOf(source, "in")));
  const { style = isForm ? "form" : "simple", explode = style === "form" } = facts;
  return `${quote(String(style))} ${explode === true ? "with" : "without"} \`explode\``;
}

const DATES = new Set<unknown>(["date-time", "epoch-ms"]);

/** The client takes a `Date` for a query parameter of such a format. */
function takesDates({ source, schema }: ParameterSkeleton): boolean {
  return memberOf(source, "in") === "query" && DATES.has(schema.facts["format"]);
}

const BODY: readonly PlaceStep[] = [{ property: "body" }];

function compareBodies(
  was: RequestSkeleton | undefined,
  is: RequestSkeleton | undefined,
  comparison: ShapeComparison,
): FoundChange[] {
  const isRequired = is?.required === true;
  const existence = compareExistence(BODY, was, is, isRequired, comparison);
  if (existence !== undefined || was === undefined || is === undefined) return existence ?? [];
  const keys = comparison.current.places.keysOf(is.source);
  const kind = isRequired ? "made-required" : "made-optional";
  return [
    ...(was.required === isRequired ? [] : [foundAt(BODY, changedTo(kind, isRequired, keys))]),
    ...compareMedia(was, is, comparison),
  ];
}

function compareMedia(
  old: RequestSkeleton,
  current: RequestSkeleton,
  comparison: ShapeComparison,
): FoundChange[] {
  const [was, is] = [mediaOf(old), mediaOf(current)];
  if (was === undefined || is === undefined) return [];
  const isComparable = isWritten(was.schema) && isWritten(is.schema);
  const values = isComparable ? walkParts([comparison.part(BODY, was.schema, is.schema, "request")]) : [];
  if (was.type === is.type) return [...values, ...compareEncodings(BODY, was, is, comparison)];
  const clause = `is sent as ${quote(is.type)} instead of ${quote(was.type)}`;
  return [foundAt(BODY, breaking(clause, comparison.current.places.keysOf(is.source))), ...values];
}
