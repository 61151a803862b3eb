import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { ExpectedError } from "../../base/terminal/expected-error.ts";
import { parseYaml } from "../../base/yaml/parse-yaml.ts";
import type { Fault } from "./fault.ts";

const TEXT = { type: "string", minLength: 1 };
const isFault = new Ajv2020().compile<Omit<Fault, "name">>({
  type: "object",
  additionalProperties: false,
  required: ["breaks", "changes"],
  properties: {
    breaks: TEXT,
    changes: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        additionalProperties: false,
        required: ["file", "text", "replacement"],
        // The replacement is empty when the fault is that something is not done.
        properties: { file: TEXT, text: TEXT, replacement: { type: "string" } },
      },
    },
  },
});

/** Reads the faults of a folder, one per YAML file, in order of their names. */
export function readFaults(folder: string): Fault[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return files.toSorted().map((file) => {
    const fault = parseYaml(readFileSync(join(folder, file), "utf8"));
    if (isFault(fault)) return { name: basename(file, ".yaml"), ...fault };
    const [problem] = isFault.errors ?? [];
    throw new ExpectedError(`${join(folder, file)}: ${problem?.instancePath} ${problem?.message}`);
  });
}
