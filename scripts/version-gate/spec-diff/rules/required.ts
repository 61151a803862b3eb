import { isObject } from "../../../json/json-object.ts";
import { joinWords, quote } from "../../reason.ts";
import type { Documents, SpecChange } from "../spec-change.ts";
import type { SpecRule } from "../spec-rule.ts";

const LEFT_OUT = "can be left out where it could not";

/** What may be left out of a request from now on, and what is always there in an answer. */
export const required: SpecRule = (change, documents) => {
  const { kind, impact, property, typeName, name, directions, before, after } = change;
  if (property !== "required" || kind !== "modified" || impact === "major") return undefined;
  if (!Array.isArray(before) && !Array.isArray(after)) {
    const what = typeName === "RequestBody" ? "the body" : quote(name);
    return { class: "feature", text: `${what} ${LEFT_OUT}` };
  }
  const isRequest = directions.has("request");
  const [old, current] = [namesIn(before), namesIn(after)];
  const [longer, shorter] = isRequest ? [old, current] : [current, old];
  const moved = longer.filter((key) => !shorter.includes(key) && isInBoth(key, change, documents));
  // A property that came or went is told by itself.
  if (moved.length === 0) return { class: "none" };
  const text = isRequest ? LEFT_OUT : `${moved.length === 1 ? "is" : "are"} now always there`;
  return { class: "feature", text: `${joinWords(moved.map(quote), 10)} ${text}` };
};

function namesIn(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : [];
}

/** It is in neither where the properties are written elsewhere, which is as good as in both. */
function isInBoth(key: string, { path }: SpecChange, { old, current }: Documents): boolean {
  const [had, has] = [old, current].map((index) => {
    const properties = index.follow([...path, "properties"]);
    return isObject(properties) && key in properties;
  });
  return had === has;
}
