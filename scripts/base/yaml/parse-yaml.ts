import { parseYaml as parse } from "@redocly/openapi-core";
import { checkBounds } from "./check-bounds.ts";

/**
 ** Parses YAML for all commands in the same way: merge keys (`<<`) are applied, and words such as `no` are texts. Throws
 * an error of one line if the text is not YAML, or a `BoundsError`.
 */
export function parseYaml(text: string): unknown {
  const value = parseText(text);
  checkBounds(value);
  return value;
}

function parseText(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(explainYaml(error), { cause: error });
  }
}

/** An error in a YAML text, in one line that ends with the place: `(line:column)`. */
export function explainYaml(error: unknown): string {
  const [message = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return message
    .replace(/^nesting exceeded maxDepth \((\d+)\)/, "it is nested more than $1 levels deep")
    .replace(/^merge keys exceeded maxTotalMergeKeys \((\d+)\)/, "it merges more than $1 keys (<<)");
}
