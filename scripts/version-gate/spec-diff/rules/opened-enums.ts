import { joinWords, quote } from "../../reason.ts";
import { type DocumentIndex, listAt } from "../document-index.ts";
import type { Rating, SpecRule } from "../spec-rule.ts";

/** A list of values that any other text may stand beside from now on, or no longer. It is written in another way then. */
export const openedEnums: SpecRule = ({ path, directions, name }, { old, current }) => {
  const place = path.at(-1) === "anyOf" ? path.slice(0, -1) : path;
  const [before, after] = [readEnum(old, place), readEnum(current, place)];
  if (before === undefined || after === undefined || before.isOpen === after.isOpen) return undefined;
  const ratings: Rating[] = [];
  if (directions.has("request"))
    ratings.push(
      after.isOpen
        ? { class: "feature", text: `${quote(name)} now takes any text` }
        : { class: "breaking", text: `${quote(name)} takes only ${list(after.values)} now` },
    );
  if (directions.has("response")) {
    const isLost = before.values.some((value) => !after.values.includes(value));
    ratings.push(
      after.isOpen
        ? { class: "breaking", text: `${quote(name)} may now be any text` }
        : {
            class: isLost ? "breaking" : "feature",
            text: `${quote(name)} is only ${list(after.values)} now`,
          },
    );
  }
  return ratings.find((rating) => rating.class === "breaking") ?? ratings[0];
};

interface KnownValues {
  readonly values: readonly unknown[];
  /** Any other text is allowed too. */
  readonly isOpen: boolean;
}

function readEnum(index: DocumentIndex, place: readonly string[]): KnownValues | undefined {
  const schema = index.resolve(index.follow(place));
  const isOpen = index.isOpenUnion(schema);
  const values = isOpen
    ? listAt(schema, "anyOf").flatMap((member) => listAt(index.resolve(member), "enum"))
    : listAt(schema, "enum");
  return values.length === 0 ? undefined : { values, isOpen };
}

function list(values: readonly unknown[]): string {
  return joinWords(
    values.map((value) => quote(JSON.stringify(value))),
    10,
    "or",
  );
}
