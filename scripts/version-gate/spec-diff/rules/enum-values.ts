import { joinWords, quote } from "../../reason.ts";
import type { Rating, SpecRule } from "../spec-rule.ts";

/** Values that came and went. In a request any that is gone is a break; in an answer any change, unless the list is open. */
export const enumValues: SpecRule = (change) => {
  if (change.property !== "enum") return undefined;
  const { before, after, directions, isOpen, name, path } = change;
  // The known tags that the unknown variant of an open union is not; its variants are rated by themselves.
  if (path.at(-1) === "not") return { class: "fix" };
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const [removed, added] = [missingFrom(after, before), missingFrom(before, after)];
  const ratings: Rating[] = [];
  if (directions.has("request")) {
    if (removed.length > 0)
      ratings.push({ class: "breaking", text: `${quote(name)} no longer takes ${list(removed)}` });
    else ratings.push({ class: "feature", text: `${quote(name)} now also takes ${list(added)}` });
  }
  if (directions.has("response")) {
    if (isOpen)
      ratings.push({
        class: "feature",
        text: `${quote(name)} is now known to be ${list(added.length > 0 ? added : after)}`,
      });
    else if (added.length > 0)
      ratings.push({ class: "breaking", text: `${quote(name)} may now also be ${list(added)}` });
    else ratings.push({ class: "breaking", text: `${quote(name)} is never ${list(removed)} any more` });
  }
  return ratings.find((rating) => rating.class === "breaking") ?? ratings[0];
};

function missingFrom(values: readonly unknown[], others: readonly unknown[]): unknown[] {
  return others.filter((value) => !values.includes(value));
}

function list(values: readonly unknown[]): string {
  return joinWords(
    values.map((value) => quote(JSON.stringify(value))),
    10,
  );
}
