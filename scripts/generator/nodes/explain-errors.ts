import type { OutputUnit } from "@cfworker/json-schema";
import { parsePointer } from "../../base/json/json-pointer.ts";

/** An error in a value, with the keys and indices that lead to it. */
export interface Complaint {
  readonly path: readonly string[];
  readonly message: string;
}

/** The library's message for an empty list of alternatives. */
const REFUSAL = "Instance does not match any of [].";
const REFUSED = "the schema accepts no value here";

/** Drops errors that only result from others. The library puts each error before its causes. */
export function explainErrors(errors: readonly OutputUnit[]): Complaint[] {
  const complaints = explain(errors);
  // A property also counts as unevaluated if the schema that declares it fails for another reason.
  const certain = complaints.filter(({ message }) => message !== REFUSED);
  return certain.length > 0 ? certain : complaints;
}

function explain([error, ...rest]: readonly OutputUnit[]): Complaint[] {
  if (error === undefined) return [];
  const end = rest.findIndex(
    ({ keywordLocation }) => !keywordLocation.startsWith(`${error.keywordLocation}/`),
  );
  const causes = end === -1 ? rest : rest.slice(0, end);
  return [...explainOne(error, causes), ...explain(rest.slice(causes.length))];
}

function explainOne(error: OutputUnit, causes: readonly OutputUnit[]): Complaint[] {
  if (error.keyword === "anyOf" || error.error.endsWith("(0 matches).")) return explainUnion(error, causes);
  // The errors of "then" or "else" are its siblings.
  if (error.keyword === "if") return [];
  const isLast = causes.length === 0 || error.keyword === "contains" || error.keyword === "oneOf";
  return isLast ? [describe(error)] : explain(causes);
}

function explainUnion(union: OutputUnit, causes: readonly OutputUnit[]): Complaint[] {
  const start = union.keywordLocation.length + 1;
  const alternatives = Map.groupBy(causes, (cause) => cause.keywordLocation.slice(start).split("/")[0]);
  const misfits = new Set(causes.filter((cause) => tellsOfOther(cause, union)));
  const meant = [...alternatives.values()].filter((errors) => !errors.some((error) => misfits.has(error)));
  const explained = meant.map(explain);
  if (explained.length === 1) return explained.flat();
  const reasons =
    explained.length === 0 ? [...misfits].map(describe) : explained.flatMap(([first]) => first ?? []);
  const [{ path } = describe(union)] = reasons;
  const messages = new Set(reasons.map(({ message }) => message));
  return [{ path, message: [...messages].join(" Or: ") || union.error }];
}

/** Returns true if a value is meant for another alternative: it has another type or tag. */
function tellsOfOther({ keyword, instanceLocation }: OutputUnit, union: OutputUnit): boolean {
  if (keyword === "type") return instanceLocation === union.instanceLocation;
  const owner = instanceLocation.slice(0, instanceLocation.lastIndexOf("/"));
  return (keyword === "const" || keyword === "not") && owner === union.instanceLocation;
}

function describe({ error, instanceLocation, keywordLocation }: OutputUnit): Complaint {
  const path = parsePointer(instanceLocation);
  if (keywordLocation.endsWith("/propertyNames/enum"))
    return {
      path,
      message: error.replace("Instance does not match any of", "unknown property; expected one of"),
    };
  return { path, message: error === REFUSAL ? REFUSED : error };
}
