import type { Change, Place } from "./change.ts";
import type { SchemaClasses } from "./classify-schemas.ts";
import { compareFact } from "./compare-facts.ts";
import { SchemaComparison } from "./compare-schemas.ts";
import { describeSchema } from "./describe-schema.ts";
import { type Pair, pairUp } from "./pair-up.ts";
import { canonicalJson } from "../base/json/canonical-json.ts";
import type { SchemaNode } from "./schema-node.ts";
import type { OperationSkeleton, ParameterSkeleton, SecurityWay } from "./skeleton.ts";

/** Finds the facts that differ between two operations. */
export function compareOperations(
  before: OperationSkeleton,
  after: OperationSkeleton,
  classOf: SchemaClasses,
): Change[] {
  const schemas = new SchemaComparison(classOf);
  return [
    ...compareOwn(before, after),
    ...compareSecurity(before.security, after.security),
    ...compareParameters(before, after, schemas),
    ...compareRequests(before, after, schemas),
    ...compareResponses(before, after, schemas),
  ];
}

function placeOf(section: string, name?: string): Place {
  return { section, ...(name === undefined ? {} : { name }), pointer: [], alternatives: [] };
}

function compareOwn(before: OperationSkeleton, after: OperationSkeleton): Change[] {
  const place = placeOf("operation");
  const own = [
    ...compareFact("operation id", before.id, after.id),
    ...compareFact("deprecated", before.facts["deprecated"], after.facts["deprecated"]),
  ];
  return own.map((what) => ({ place, what }));
}

/** With one scheme on both sides the scopes are what changed; otherwise the whole is. */
function compareSecurity(before: readonly SecurityWay[], after: readonly SecurityWay[]): Change[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const place = placeOf("security");
  const schemes = (ways: readonly SecurityWay[]): string =>
    ways.map((way) => Object.keys(way).join()).join("|");
  if (before.length === 1 && schemes(before) === schemes(after)) {
    const [old, current] = [scopesOf(before), scopesOf(after)];
    return [
      ...[...old]
        .filter((scope) => !current.has(scope))
        .map((scope) => ({ place, what: `scope ${scope} removed` })),
      ...[...current]
        .filter((scope) => !old.has(scope))
        .map((scope) => ({ place, what: `scope ${scope} added` })),
    ];
  }
  return [{ place, what: `${describeWays(before)} → ${describeWays(after)}` }];
}

function scopesOf(ways: readonly SecurityWay[]): Set<string> {
  return new Set(ways.flatMap((way) => Object.values(way).flat()));
}

function describeWays(ways: readonly SecurityWay[]): string {
  const described = ways.map((way) =>
    Object.entries(way)
      .map(([scheme, scopes]) => (scopes.length === 0 ? scheme : `${scheme} with ${scopes.join(", ")}`))
      .join(" and "),
  );
  return described.map((way) => way || "no credential").join(" or ") || "no credential";
}

function compareParameters(
  before: OperationSkeleton,
  after: OperationSkeleton,
  schemas: SchemaComparison,
): Change[] {
  return pairInOrder(before.parameters, after.parameters).flatMap(([key, old, current]) => {
    const [section, name] = [key.slice(0, key.indexOf(" ")), key.slice(key.indexOf(" ") + 1)];
    const place = placeOf(section, name);
    // Which parameters a path has stands in the path.
    if (section === "path" && (old === undefined || current === undefined)) return [];
    if (old === undefined) return [{ place, what: describeParameter(current) }];
    if (current === undefined) return [{ place, what: "parameter removed" }];
    const facts = [...new Set([...Object.keys(old.facts), ...Object.keys(current.facts)])].toSorted();
    return [
      ...facts.flatMap((fact) =>
        compareParameterFact(fact, old.facts[fact], current.facts[fact]).map((what) => ({ place, what })),
      ),
      ...schemas.compare(old.schema, current.schema, place),
    ];
  });
}

function describeParameter({ facts, schema }: ParameterSkeleton): string {
  return `parameter added: ${describeSchema(schema)}, ${facts["required"] === true ? "required" : "optional"}`;
}

function compareParameterFact(fact: string, before: unknown, after: unknown): string[] {
  if (fact === "required" && before !== after)
    return [after === true ? "is now required" : "is no longer required"];
  return compareFact(fact, before, after);
}

function compareRequests(
  { request: before }: OperationSkeleton,
  { request: after }: OperationSkeleton,
  schemas: SchemaComparison,
): Change[] {
  const place = placeOf("request");
  if (before === undefined && after === undefined) return [];
  if (before === undefined)
    return [{ place, what: after?.required === true ? "body added, required" : "body added, optional" }];
  if (after === undefined) return [{ place, what: "body removed" }];
  const required =
    before.required === after.required
      ? []
      : [{ place, what: after.required ? "body is now required" : "body is no longer required" }];
  return [...required, ...compareContent(before.content, after.content, place, schemas)];
}

function compareResponses(
  before: OperationSkeleton,
  after: OperationSkeleton,
  schemas: SchemaComparison,
): Change[] {
  return pairInOrder(before.responses, after.responses).flatMap(([status, old, current]) => {
    const place = placeOf("response", status);
    if (old === undefined) return [{ place, what: "response added" }];
    if (current === undefined) return [{ place, what: "response removed" }];
    const headers = pairInOrder(old.headers, current.headers).flatMap(([header, was, is]) => {
      const at = { ...place, header };
      if (was === undefined) return [{ place: at, what: `header added: ${describeSchema(is)}` }];
      return is === undefined ? [{ place: at, what: "header removed" }] : schemas.compare(was, is, at);
    });
    return [...headers, ...compareContent(old.content, current.content, place, schemas)];
  });
}

function compareContent(
  before: ReadonlyMap<string, SchemaNode>,
  after: ReadonlyMap<string, SchemaNode>,
  place: Place,
  schemas: SchemaComparison,
): Change[] {
  const hasSeveral = before.size > 1 || after.size > 1;
  return pairInOrder(before, after).flatMap(([mediaType, old, current]) => {
    if (old === undefined) return [{ place, what: `media type ${mediaType} added` }];
    if (current === undefined) return [{ place, what: `media type ${mediaType} removed` }];
    return schemas.compare(old, current, hasSeveral ? { ...place, mediaType } : place);
  });
}

/** In the order of the keys, because no document's order is that of both. */
function pairInOrder<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): Pair<Value>[] {
  return pairUp(before, after).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
