import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The text of a file in `templates`, with the value of each placeholder such as `{{key}}`. */
export function fillTemplate(file: string, values: Readonly<Record<string, string>>): string {
  const template = readFileSync(join(import.meta.dirname, "templates", file), "utf8");
  const known = new Map(Object.entries(values));
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => known.get(name) ?? "");
}
