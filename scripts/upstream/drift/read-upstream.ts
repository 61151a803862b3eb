import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parseYaml } from "../../base/yaml/parse-yaml.ts";
import { describeProblem } from "./describe-problem.ts";
import { UnreadableError } from "./unreadable-error.ts";
import type {
  Decision,
  Deviation,
  FieldEvidence,
  LeftOut,
  LeftOutArea,
  Source,
  Upstream,
} from "./upstream.ts";

interface UpstreamFile {
  readonly source?: Source | Record<string, never>;
  readonly document?: readonly Deviation[] | null;
  readonly operations?: Readonly<Record<string, Decision>> | null;
  readonly "left-out"?: readonly LeftOutEntry[] | null;
  readonly "field-evidence"?: readonly FieldEvidence[] | null;
}

interface LeftOutEntry {
  readonly operation?: string;
  readonly paths?: string | readonly string[];
  readonly why: string;
}

const NEEDED = ["url", "file", "revision", "license", "read"];
const TEXT = { type: "string", minLength: 1 };
const EVIDENCE = {
  ...Object.fromEntries(["operation", "at", "seen", "where", "when", "version"].map((key) => [key, TEXT])),
  confidence: { enum: ["sure", "likely", "open"] },
};
const AREA = { type: "string", pattern: "^/[^\\s*]*$" };
const deviations = {
  type: ["array", "null"],
  items: {
    type: "object",
    required: ["at", "why"],
    additionalProperties: false,
    properties: { at: TEXT, why: TEXT },
  },
};

function decision(name: string, own: object): object {
  const any = { page: TEXT, documented: TEXT, gaps: { type: "array", items: TEXT } };
  return {
    required: Object.keys(own),
    additionalProperties: false,
    properties: { decision: { const: name }, ...any, ...own },
  };
}

const isUpstreamFile = new Ajv2020({
  strict: false,
  discriminator: true,
  verbose: true,
}).compile<UpstreamFile>({
  type: "object",
  additionalProperties: false,
  properties: {
    source: {
      type: "object",
      // A new provider starts with an empty source; if it has one key, it needs the others.
      dependentRequired: Object.fromEntries(NEEDED.map((key) => [key, NEEDED])),
      additionalProperties: false,
      properties: {
        kind: { enum: ["document", "pages"] },
        ...Object.fromEntries([...NEEDED, "raw", "page", "index"].map((key) => [key, TEXT])),
      },
    },
    document: deviations,
    operations: {
      type: ["object", "null"],
      propertyNames: { pattern: "^(EVENT .|(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE) /)" },
      additionalProperties: {
        type: "object",
        required: ["decision"],
        discriminator: { propertyName: "decision" },
        // "different" needs deviations, and "same" must not have any.
        oneOf: [decision("same", {}), decision("different", { deviations: { ...deviations, minItems: 1 } })],
      },
    },
    // Written and read by `pnpm import`.
    import: { type: "object" },
    "left-out": {
      type: ["array", "null"],
      items: {
        type: "object",
        additionalProperties: false,
        properties: {
          operation: TEXT,
          paths: { ...AREA, type: ["string", "array"], items: AREA, minItems: 1 },
          why: TEXT,
        },
        required: ["why"],
      },
    },
    "field-evidence": {
      type: ["array", "null"],
      items: {
        type: "object",
        additionalProperties: false,
        properties: EVIDENCE,
        required: Object.keys(EVIDENCE),
      },
    },
  },
});

/** Reads `specs/<id>/upstream.yaml`. Throws an `UnreadableError` with the place if it is invalid. */
export function readUpstream(root: string, id: string): Upstream {
  const file = join("specs", id, "upstream.yaml");
  if (!existsSync(join(root, file))) throw new UnreadableError(`${file} does not exist`);
  const content = parseFile(root, file);
  if (!isUpstreamFile(content)) {
    const [problem] = isUpstreamFile.errors ?? [];
    const described = problem === undefined ? "" : describeProblem(problem);
    throw new UnreadableError(`${file} ${described}; specs/README.md describes the format`);
  }
  const { source, document, operations } = content;
  return {
    id,
    source: isSource(source) ? source : undefined,
    document: document ?? [],
    operations: new Map(Object.entries(operations ?? {})),
    ...readLeftOut(file, content["left-out"] ?? []),
    fieldEvidence: content["field-evidence"] ?? [],
  };
}

function readLeftOut(
  file: string,
  entries: readonly LeftOutEntry[],
): { readonly leftOut: LeftOut[]; readonly leftOutAreas: LeftOutArea[] } {
  for (const [index, { paths = [] }] of entries.entries())
    if ([paths].flat().some((path) => /^\/+$/.test(path)))
      throw new UnreadableError(
        `${file} /left-out/${index} leaves out every path, including those that upstream adds later; use areas such as /voices`,
      );
  for (const [index, { operation, paths }] of entries.entries())
    if ((operation === undefined) === (paths === undefined))
      throw new UnreadableError(
        `${file} /left-out/${index} must have either operation (one, "GET /path") or paths (an area, "/path")`,
      );
  return {
    leftOut: entries.flatMap(({ operation, why }) => (operation === undefined ? [] : [{ operation, why }])),
    leftOutAreas: entries.flatMap(({ paths = [], why }) =>
      [paths].flat().map((path): LeftOutArea => ({ paths: path, why })),
    ),
  };
}

function parseFile(root: string, file: string): unknown {
  try {
    return parseYaml(readFileSync(join(root, file), "utf8"));
  } catch (error) {
    const message = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new UnreadableError(`${file} is not YAML: ${message}`, { cause: error });
  }
}

function isSource(source: UpstreamFile["source"]): source is Source {
  return source !== undefined && Object.keys(source).length > 0;
}
