import type { Side, TypeDifference } from "./type-change.ts";
import { joinWords, quote } from "../reason.ts";

/** Describes a change in a request: the rest of a sentence that starts with the place. */
const IN_REQUEST: Readonly<Record<TypeDifference["kind"], (difference: TypeDifference) => string>> = {
  "property-added": () => "is new and can be left out",
  "required-property-added": () => "is new and required",
  "property-removed": () => "is no longer taken",
  "made-required": () => "is now required",
  "made-optional": () => "can now be left out",
  "made-nullable": () => "can now be `null`",
  "made-not-nullable": () => "can no longer be `null`",
  "made-readonly": () => "can no longer be changed",
  "values-added": ({ values }) => `now also takes ${list(values)}`,
  // If any other value is accepted too, so is the removed one.
  "values-removed": ({ values, isBreaking }) =>
    isBreaking ? `no longer takes ${list(values)}` : noLongerKnown(values),
  "variant-added": (difference) =>
    hasTag(difference) ? "is new" : `now also takes ${list(difference.values)}`,
  "variant-removed": (difference) =>
    hasTag(difference) ? "is no longer taken" : `no longer takes ${list(difference.values)}`,
  "type-changed": (difference) => describeTypes("takes", difference),
};

const IN_RESPONSE: Readonly<Record<TypeDifference["kind"], (difference: TypeDifference) => string>> = {
  ...IN_REQUEST,
  "property-added": () => "is new",
  "property-removed": () => "is no longer there",
  "made-required": () => "is now always there",
  "made-optional": () => "may now be missing",
  "made-nullable": () => "may now be `null`",
  "made-not-nullable": () => "is no longer `null`",
  "values-added": ({ values, isBreaking }) =>
    isBreaking ? `may now also be ${list(values)}` : `is now known to be ${list(values)}`,
  "values-removed": ({ values, isBreaking }) =>
    isBreaking ? `is no longer ${list(values)}` : noLongerKnown(values),
  "variant-added": (difference) =>
    hasTag(difference) ? "is new" : `may now also be ${list(difference.values)}`,
  "variant-removed": (difference) =>
    hasTag(difference) ? "is no longer returned" : `is no longer ${list(difference.values)}`,
  "type-changed": (difference) => describeTypes("is", difference),
};

export function describeDifference(difference: TypeDifference, side: Side): string {
  return (side === "request" ? IN_REQUEST : IN_RESPONSE)[difference.kind](difference);
}

/** The place of a variant with a tag says already which one it is. */
function hasTag({ place }: TypeDifference): boolean {
  const last = place.at(-1);
  return last !== undefined && "tag" in last;
}

function noLongerKnown(values: readonly string[]): string {
  return `is no longer known to be ${list(values)}`;
}

function list(values: readonly string[]): string {
  return joinWords(
    values.map((value) =>
      quote(value.length > LONGEST_TYPE ? `${value.slice(0, LONGEST_TYPE / 2)}…` : value),
    ),
    10,
  );
}

const LONGEST_TYPE = 100;

/** A type that is too long to read, or known by the same name as before, is only said to be another one. */
function describeTypes(verb: string, { before, after }: TypeDifference): string {
  const [was, is] = [before, after].map(shorten);
  // The type of what is read-only.
  if (verb === "takes" && is === "undefined") return "is no longer taken";
  if (verb === "takes" && was === "undefined") return "can now be sent";
  const isReadable =
    was !== undefined && is !== undefined && was !== is && was.length + is.length < LONGEST_TYPE;
  return isReadable ? `${verb} ${quote(is)} instead of ${quote(was)}` : "has another type than before";
}

/** A property that can be left out has `undefined` in its type, which is said in other words. */
function shorten(type: string): string {
  const certain = type.replace(/ \| undefined$/, "").replace("(string & {})", "string");
  // The compiler puts it in any place; the known values come first.
  return withoutKnownTexts(certain.replace(/^(Unrecognized) \| (.*)$/, "$2 | $1"));
}

/** Known values next to `string` are for editors; the type accepts any text. */
function withoutKnownTexts(type: string): string {
  const others = type.replaceAll(/"(?:[^"\\]|\\.)*"(?: \| |$)/g, "").replace(/ \| $/, "");
  return /^string( \| null)?$/.test(others) ? others : type;
}
