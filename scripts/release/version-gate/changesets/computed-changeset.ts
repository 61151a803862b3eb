import { type Bump, highestBump } from "../bump.ts";
import { joinWords, quote, type Reason } from "../reason.ts";
import type { Changeset } from "./changeset.ts";

/** Path of the changeset that this command computes for a provider. */
export function computedPath(id: string): string {
  return `.changeset/computed-${id}.md`;
}

export interface ComputedChangeset {
  readonly packageName: string;
  readonly title: string;
  readonly bump: Bump;
  readonly reasons: readonly Reason[];
  /** The changeset that the compared version already had; it is not released yet. */
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

/** Reasons that a user reads, breaks first. */
export function reasonsForUsers(reasons: readonly Reason[]): Reason[] {
  const names = reasons.filter(({ text }) => !NEW_TYPE.test(text));
  const types = reasons.flatMap(({ text }) => NEW_TYPE.exec(text)?.[1] ?? []);
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
