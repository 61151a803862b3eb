import type { ChangeClass } from "../change-class.ts";
import { METHODS } from "../../generator/document.ts";
import type { BundledDocument } from "../bundle-document.ts";
import { isObject } from "../../json/json-object.ts";
import { formatPointer, valueAt } from "../../json/json-pointer.ts";
import { joinWords, quote } from "../reason.ts";
import { canonicalJson } from "../../json/canonical-json.ts";

/** What changed in the credential that an operation needs. */
export interface SecurityChange {
  readonly class: ChangeClass;
  readonly text: string;
  readonly pointer: string;
  readonly operation: string;
  /** Nothing in the generated types shows it. */
  readonly isUntyped: boolean;
}

/** Scopes by scheme: what one alternative asks for. */
type Requirement = Readonly<Record<string, readonly unknown[]>>;

/** Compares what operations need in the end: their own requirements, or else those of the document. */
export function compareSecurity(old: BundledDocument, current: BundledDocument): SecurityChange[] {
  return Object.entries(isObject(old["paths"]) ? old["paths"] : {}).flatMap(([path, item]) =>
    METHODS.flatMap((method): SecurityChange[] => {
      const keys = ["paths", path, method];
      if (valueAt(item, [method]) === undefined || valueAt(current, keys) === undefined) return [];
      const [before, after] = [requirementsOf(old, keys), requirementsOf(current, keys)];
      const found = compareRequirements(before, after);
      if (found === undefined) return [];
      const own = [...keys, "security"];
      const place = valueAt(current, own) === undefined ? keys : own;
      return [{ ...found, pointer: formatPointer(place), operation: `${method.toUpperCase()} ${path}` }];
    }),
  );
}

function compareRequirements(
  before: readonly Requirement[],
  after: readonly Requirement[],
): Pick<SecurityChange, "class" | "text" | "isUntyped"> | undefined {
  const refused = before.find(
    (requirement) => !after.some((alternative) => isMetBy(alternative, requirement)),
  );
  if (refused !== undefined) {
    const isUntyped = !isOfScopes(before, after) || scopesOf(before).length === 0;
    return { class: "breaking", text: describeRefusal(refused, after), isUntyped };
  }
  const isSame = after.every((requirement) =>
    before.some((alternative) => isMetBy(alternative, requirement)),
  );
  if (isSame) return undefined;
  return { class: "feature", text: "it needs less of a credential", isUntyped: !isOfScopes(before, after) };
}

/** Only scopes changed; the types have those of every operation that needs any, but not of which scheme they are. */
function isOfScopes(before: readonly Requirement[], after: readonly Requirement[]): boolean {
  const [schemes, scopes] = [[before, after].map(schemesIn), [before, after].map(scopesOf)];
  return schemes[0] === schemes[1] && canonicalJson(scopes[0]) !== canonicalJson(scopes[1]);
}

function schemesIn(requirements: readonly Requirement[]): string {
  return canonicalJson(requirements.map((requirement) => Object.keys(requirement)));
}

function scopesOf(requirements: readonly Requirement[]): string[] {
  const scopes = requirements.flatMap((requirement) => Object.values(requirement).flat().map(String));
  return [...new Set(scopes)].toSorted((a, b) => a.localeCompare(b));
}

/** Whether a credential that is good for `has` is good for `wants`. */
function isMetBy(wants: Requirement, has: Requirement): boolean {
  return Object.entries(wants).every(
    ([scheme, scopes]) => scopes.every((scope) => has[scheme]?.includes(scope) === true) && scheme in has,
  );
}

function describeRefusal(refused: Requirement, after: readonly Requirement[]): string {
  const schemes = Object.keys(refused);
  if (schemes.length === 0) return "it needs a credential now";
  const same = after.find((requirement) => Object.keys(requirement).join() === schemes.join());
  if (same === undefined) return `a credential for ${joinWords(schemes.map(quote))} is no longer enough`;
  const scopes = Object.entries(same).flatMap(([scheme, wanted]) =>
    wanted.filter((scope) => refused[scheme]?.includes(scope) !== true),
  );
  return `the credential also needs ${joinWords(scopes.map((scope) => quote(String(scope))))}`;
}

function requirementsOf(document: BundledDocument, operation: readonly string[]): Requirement[] {
  const list = valueAt(document, [...operation, "security"]) ?? document["security"];
  const requirements = Array.isArray(list) ? list.filter(isRequirement) : [];
  return requirements.length === 0 ? [{}] : requirements;
}

function isRequirement(value: unknown): value is Requirement {
  return isObject(value) && Object.values(value).every((scopes) => Array.isArray(scopes));
}
