import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Schema } from "../../generator/document.ts";
import { parseYaml } from "../../base/yaml/parse-yaml.ts";

/** A value that upstream's document judges wrongly and ours judges rightly. */
export interface Case {
  readonly name: string;
  /** Place of the value: `createAgent request /language`. */
  readonly place: string;
  /** Upstream's schema of this place. */
  readonly upstream: Schema;
  readonly value: unknown;
  readonly upstreamAccepts: boolean;
  readonly oursAccepts: boolean;
}

const isCases = new Ajv2020().compile<Case[]>({
  type: "array",
  items: {
    type: "object",
    additionalProperties: false,
    required: ["name", "place", "upstream", "value", "upstreamAccepts", "oursAccepts"],
    properties: {
      name: { type: "string", minLength: 1 },
      place: { type: "string" },
      upstream: { type: "object" },
      value: {},
      upstreamAccepts: { type: "boolean" },
      oursAccepts: { type: "boolean" },
    },
  },
});

/** The cases of one provider, from `specs/<id>/cases.yaml`; none when it has no such file. */
export function readCases(root: string, id: string): readonly Case[] {
  const file = join(root, "specs", id, "cases.yaml");
  if (!existsSync(file)) return [];
  const cases = parseYaml(readFileSync(file, "utf8")) ?? [];
  if (isCases(cases)) return cases;
  const [problem] = isCases.errors ?? [];
  throw new Error(`${file}: ${problem?.instancePath} ${problem?.message}`);
}
