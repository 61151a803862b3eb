import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseYaml } from "../../base/yaml/parse-yaml.ts";
import { ExpectedError } from "../../base/terminal/expected-error.ts";
import type { Fault, FaultChange } from "./fault.ts";

/** Reads the faults of a folder, one per YAML file, in order of their names. */
export function readFaults(folder: string): Fault[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return files
    .toSorted()
    .map((file) => readFault(basename(file, ".yaml"), readFileSync(join(folder, file), "utf8")));
}

function readFault(name: string, content: string): Fault {
  const document = parseYaml(content);
  const { breaks, changes, ...rest } = readMap(name, document);
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new ExpectedError(`${name}: there is no key "${unknown}"`);
  if (!Array.isArray(changes) || changes.length === 0) throw new ExpectedError(`${name}: changes nothing`);
  return {
    name,
    breaks: readText(name, "breaks", breaks),
    changes: changes.map((change: unknown) => readChange(name, change)),
  };
}

function readChange(name: string, change: unknown): FaultChange {
  const { file, text, replacement } = readMap(name, change);
  return {
    file: readText(name, "file", file),
    text: readText(name, "text", text),
    // Empty when the fault is that something is not done.
    replacement: typeof replacement === "string" ? replacement : readText(name, "replacement", replacement),
  };
}

function readMap(name: string, value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new ExpectedError(`${name}: is not a map`);
  return { ...value };
}

function readText(name: string, key: string, value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  throw new ExpectedError(`${name}: ${key} must be a text`);
}
