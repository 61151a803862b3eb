import { type Bump, highestBump } from "../bump.ts";
import { highestClass } from "../change-class.ts";
import { joinWords, quote, type Reason } from "../reason.ts";
import type { Changeset } from "./changeset.ts";

/** Where the changeset of a provider is written that this command computes. */
export function computedPath(id: string): string {
  return `.changeset/computed-${id}.md`;
}

export interface ComputedChangeset {
  readonly packageName: string;
  readonly title: string;
  readonly bump: Bump;
  readonly reasons: readonly Reason[];
  /** What was computed already when the version was made that is compared with; it is not released yet. */
  readonly earlier: Changeset | undefined;
}

/** The whole file. */
export function renderChangeset({ packageName, title, bump, reasons, earlier }: ComputedChangeset): string {
  const text = renderReasons(title, reasons);
  const known = earlier?.bumps.get(packageName);
  const highest = highestBump(known === undefined ? [bump] : [bump, known]) ?? bump;
  const texts =
    earlier === undefined || earlier.text.includes(text) ? [earlier?.text ?? text] : [earlier.text, text];
  return `---\n"${packageName}": ${highest}\n---\n\n${texts.join("\n\n")}\n`;
}

function renderReasons(title: string, reasons: readonly Reason[]): string {
  const [only] = reasons;
  if (only !== undefined && reasons.length === 1) {
    return `${only.class === "breaking" ? `Breaking in ${title}` : title}: ${only.text}.`;
  }
  const breaks = reasons.filter((reason) => reason.class === "breaking").length;
  const share = breaks === 0 ? "" : `, ${breaks === 1 ? "one" : breaks} of them breaking`;
  const lines = reasons.map(
    (reason) => `- ${reason.class === "breaking" ? "**Breaking:** " : ""}${reason.text}`,
  );
  return `${title}: ${reasons.length} changes${share}.\n\n${lines.join("\n")}`;
}

/** Reasons that a user reads: breaks first, and each change once, in the words of the comparison that says more. */
export function reasonsForUsers(reasons: readonly (Reason & { readonly isUntyped?: boolean })[]): Reason[] {
  const typed = reasons.filter(({ verdict }) => verdict === "types");
  const told = reasons.filter(
    (reason) =>
      reason.verdict === "types" ||
      reason.isUntyped === true ||
      !typed.some((other) => covers(other, reason)),
  );
  const names = told.filter(({ text }) => !NEW_TYPE.test(text));
  const types = told.flatMap(({ text }) => NEW_TYPE.exec(text)?.[1] ?? []);
  const listed =
    types.length === 0 || names.some(({ class: each }) => each !== "fix")
      ? names
      : [...names, newTypes(types)];
  return ["breaking", "feature", "fix"].flatMap((rating) =>
    listed.filter((reason) => reason.class === rating),
  );
}

/** A type comes with what it is the type of; it is named only when there is nothing else. */
const NEW_TYPE = /^`([^`]+)` is now exported$/;

function newTypes(names: readonly string[]): Reason {
  const distinct = [...new Set(names)];
  return {
    verdict: "types",
    class: "feature",
    text: `now exported: ${joinWords(distinct.map(quote), 6)}`,
    pointer: "#/",
    operations: [],
  };
}

/** A change of the document that the types show: of the same weight in the same operation, or part of a greater one. */
function covers(type: Reason, spec: Reason): boolean {
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
  if (place === "#/") return false;
  return (
    pointer === place ||
    (/\/(properties|parameters|schemas)\//.test(place) && pointer.startsWith(`${place}/`))
  );
}
