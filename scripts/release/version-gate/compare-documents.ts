import type { BundledDocument } from "./bundle-document.ts";
import { type ChangeClass, highestClass } from "./change-class.ts";
import { GateError } from "./gate-error.ts";
import { classOf, type Reason } from "./reason.ts";
import { compareSpecs, type SpecReason } from "./spec-diff/compare-specs.ts";
import { compareTypes, type TypesPair } from "./type-diff/compare-types.ts";
import { renderPackageSources } from "./type-diff/package-sources.ts";

/** Effect of a change on users, and the verdict of each comparison. */
export interface Judgement {
  readonly class: ChangeClass;
  /** The types are `unknown` when none can be rendered from a document. */
  readonly verdicts: { readonly spec: ChangeClass; readonly types: ChangeClass | "unknown" };
  readonly reasons: readonly Reason[];
  /** Why the types are unknown. */
  readonly note?: string;
}

/** Compares documents, and the types that the generator of today makes of them. */
export function compareDocuments(
  pairs: readonly DocumentPair[],
  runtime: ReadonlyMap<string, string>,
): Judgement[] {
  const types = compareRendered(pairs, runtime);
  return pairs.map((pair, index) => {
    const spec = compareSpecs(...pair);
    const found = types[index] ?? [];
    if (!(found instanceof GateError)) return joinVerdicts(spec, found);
    const verdicts = { spec: classOf(spec), types: "unknown" } as const;
    return { class: verdicts.spec, verdicts, reasons: spec, note: found.message };
  });
}

export type DocumentPair = readonly [old: BundledDocument, current: BundledDocument];

/** Any document can be compared, also one that the generator refuses. */
function compareRendered(
  pairs: readonly DocumentPair[],
  runtime: ReadonlyMap<string, string>,
): (Reason[] | GateError)[] {
  const rendered = pairs.map((pair) => orGateError(() => renderPair(pair, runtime)));
  const usable = rendered.flatMap((pair) => (pair instanceof GateError ? [] : [pair]));
  const together = orGateError(() => compareTypes(usable));
  return rendered.map((pair) => {
    if (pair instanceof GateError) return pair;
    // One that does not compile says nothing about the others.
    return together instanceof GateError
      ? orGateError(() => compareTypes([pair])[0] ?? [])
      : (together[usable.indexOf(pair)] ?? []);
  });
}

function renderPair([old, current]: DocumentPair, runtime: ReadonlyMap<string, string>): TypesPair {
  return {
    old: renderPackageSources(old, runtime),
    current: renderPackageSources(current, runtime),
    oldDocument: old,
    currentDocument: current,
  };
}

function orGateError<T>(make: () => T): T | GateError {
  try {
    return make();
  } catch (error) {
    if (error instanceof GateError) return error;
    if (error instanceof SyntaxError)
      return new GateError(`the types cannot be compiled: ${error.message}`, { cause: error });
    throw error;
  }
}

/** The higher of the two, and each change once. */
export function joinVerdicts(spec: readonly SpecReason[], types: readonly Reason[]): Judgement {
  const verdicts = { spec: classOf(spec), types: classOf(types) };
  const others = spec.filter((reason) => !types.some((type) => isToldBy(type, reason)));
  return {
    class: highestClass([verdicts.spec, verdicts.types]),
    verdicts,
    reasons: [...types, ...others.map(({ isUntyped: _isUntyped, ...reason }) => reason)],
  };
}

/** Returns whether a reason of the types is about the same: in the same words, or about something that types have. */
function isToldBy(type: Reason, spec: SpecReason): boolean {
  if (type.text === spec.text) return true;
  if (spec.isUntyped) return false;
  if (type.class !== spec.class)
    return highestClass([type.class, spec.class]) === type.class && isPartOf(spec.pointer, type.pointer);
  return (
    spec.operations.length === 0 ||
    type.operations.length === 0 ||
    spec.operations.some((operation) => type.operations.includes(operation))
  );
}

/** An operation and a document have parts that have nothing to do with each other. */
function isPartOf(pointer: string, place: string): boolean {
  return (
    pointer === place ||
    (/\/(properties|parameters|schemas)\//.test(place) && pointer.startsWith(`${place}/`))
  );
}
