import type { PlaceStep, Side, TypeDifference } from "./type-change.ts";
import { quote } from "../reason.ts";

/** A place in words, and whether a verb after it is in the plural. */
export interface DescribedPlace {
  readonly text: string;
  readonly isPlural: boolean;
}

/** Describes a place for a caller of an operation: `tickets[].subject` of the response, or the query parameter `limit`. */
export function describePlace(place: readonly PlaceStep[], side: Side): DescribedPlace {
  if (side === "response") return describeValue(place, "the response");
  const [first, group] = place.map((step) => ("property" in step ? step.property : ""));
  if (first === "body") return describeValue(place.slice(1), "the body");
  if (first !== "params") return describeValue(place, "the options");
  const name = quote(formatSteps(place.slice(2)));
  if (place.length > 2)
    return {
      text: group === "header" ? `the header ${name}` : `the ${group ?? ""} parameter ${name}`,
      isPlural: false,
    };
  return { text: group === undefined ? "parameters" : `${group} parameters`, isPlural: true };
}

/** `Ticket.subject`, or an option of every call. */
export function describeOwned({ name, place }: NonNullable<TypeDifference["owner"]>): DescribedPlace {
  if (isOptions(name) && place.length > 0)
    return { text: `the option ${quote(formatSteps(place))}`, isPlural: false };
  return describeValue([{ property: name }, ...place], quote(name));
}

/** Options of the client and of its calls are the same for every operation. */
export function isOptions(name: string): boolean {
  return name.endsWith("Options");
}

function describeValue(place: readonly PlaceStep[], whole: string): DescribedPlace {
  const last = place.at(-1);
  if (last !== undefined && "items" in last && last.items === "map")
    return { text: `other properties of ${describeValue(place.slice(0, -1), whole).text}`, isPlural: true };
  const [first] = place;
  if (first !== undefined && "items" in first && first.items === "page") {
    const inner = describeValue(place.slice(1), "").text;
    return { text: inner === "" ? ITEM_OF_PAGES : `${inner} of ${ITEM_OF_PAGES}`, isPlural: false };
  }
  const path = formatSteps(place);
  const tags = place.flatMap((step) => ("tag" in step ? [`${quote(step.tag)} ${quote(step.value)}`] : []));
  const condition = tags.length === 0 ? "" : ` with ${tags.join(" and ")}`;
  const text = path === "" ? whole : path === LIST ? "an item" : quote(path);
  return { text: `${text}${condition}`, isPlural: false };
}

const ITEM_OF_PAGES = "an item of its pages";
const LIST = "[]";

function formatSteps(place: readonly PlaceStep[]): string {
  return place.map(formatStep).join("").replace(/^\./, "");
}

function formatStep(step: PlaceStep): string {
  if ("property" in step) return `.${step.property}`;
  if ("tag" in step) return "";
  return step.items === "list" ? LIST : "[…]";
}
