import { joinWords, quote } from "../../reason.ts";
import type { Direction } from "../document-index.ts";
import type { Rating, SpecRule } from "../spec-rule.ts";

/**
 * Values that came and went. In a request any that is gone is a break, in an answer any change; unless the list is open:
 * then any other value may be sent and come, and so may the one that is gone.
 */
export const enumValues: SpecRule = (change) => {
  if (change.property !== "enum") return undefined;
  const { before, after, directions, openIn, name, path } = change;
  // The known tags that the unknown variant of an open union is not; its variants are told by themselves.
  if (path.at(-1) === "not") return { class: "none" };
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const values: Values = { removed: missingFrom(after, before), added: missingFrom(before, after) };
  const ratings = [...directions].map((direction): Rating => {
    const isBreaking = !openIn.has(direction) && (direction === "response" || values.removed.length > 0);
    const clauses = isBreaking ? BREAKING[direction] : HARMLESS[direction];
    return { class: isBreaking ? "breaking" : "feature", text: `${quote(name)} ${clauses(values)}` };
  });
  return ratings.find((rating) => rating.class === "breaking") ?? ratings[0];
};

interface Values {
  readonly removed: readonly unknown[];
  readonly added: readonly unknown[];
}

type Describe = Readonly<Record<Direction, (values: Values) => string>>;

const BREAKING: Describe = {
  request: ({ removed }) => `no longer takes ${list(removed)}`,
  response: ({ removed, added }) =>
    added.length > 0 ? `may now also be ${list(added)}` : `is never ${list(removed)} any more`,
};

const HARMLESS: Describe = {
  request: (values) => describeKnown(values, "now also takes"),
  response: (values) => describeKnown(values, "is now known to be"),
};

function describeKnown({ removed, added }: Values, verb: string): string {
  const gained = added.length === 0 ? [] : [`${verb} ${list(added)}`];
  const lost = removed.length === 0 ? [] : [`is no longer known to be ${list(removed)}`];
  return [...gained, ...lost].join(" and ");
}

function missingFrom(values: readonly unknown[], others: readonly unknown[]): unknown[] {
  return others.filter((value) => !values.includes(value));
}

function list(values: readonly unknown[]): string {
  return joinWords(
    values.map((value) => quote(JSON.stringify(value))),
    10,
  );
}
