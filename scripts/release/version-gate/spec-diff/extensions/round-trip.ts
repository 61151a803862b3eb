import { itemsOf } from "../../../../base/json/json-object.ts";
import { joinWords, quote } from "../../reason.ts";
import type { ExtensionRule } from "./extension-rule.ts";

/** `toInput` turns a response into the body of the operation. */
export const roundTrip: ExtensionRule = ({ before, after }) => {
  if (before === undefined) return [{ class: "feature", text: "`toInput` can make its body", keys: [] }];
  if (after === undefined)
    return [{ class: "breaking", text: "`toInput` can no longer make its body", keys: [] }];
  const [was, is] = [before, after].map((places) => itemsOf(places).map(String));
  const gone = was?.filter((place) => is?.includes(place) !== true) ?? [];
  const isNew = is?.filter((place) => was?.includes(place) !== true) ?? [];
  return [
    ...(gone.length === 0 ? [] : [describe("breaking", "no longer makes its body", gone)]),
    ...(isNew.length === 0 ? [] : [describe("feature", "also makes its body", isNew)]),
  ];
};

function describe(
  rating: "breaking" | "feature",
  what: string,
  places: readonly string[],
): { readonly class: "breaking" | "feature"; readonly text: string; readonly keys: readonly string[] } {
  return {
    class: rating,
    text: `\`toInput\` ${what} of what ${joinWords(places.map(quote))} returns`,
    keys: [],
  };
}
