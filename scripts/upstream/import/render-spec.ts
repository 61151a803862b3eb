import { format } from "prettier";
import { stringify } from "yaml";
import type { JsonObject } from "../../base/json/json-object.ts";
import type { GeneratedFile } from "../../generator/generated-file.ts";
import { type Answers, readAnswerKey } from "./findings.ts";
import type { Imported } from "./import-document.ts";
import { splitDocument } from "./split-document.ts";

/** Where the upstream document comes from, as `upstream.yaml` says it. */
export interface ImportSource {
  readonly url: string;
  readonly raw?: string;
  readonly file: string;
  readonly revision: string;
  readonly license: string;
  readonly read: string;
}

/** Renders the files of `specs/<id>` from an imported document. */
export function renderSpec(id: string, imported: Imported, source: ImportSource): Promise<GeneratedFile[]> {
  const files = [
    ...splitDocument(imported.document),
    ["upstream.yaml", describeUpstream(imported, source)] as const,
  ];
  return Promise.all(
    files.map(async ([path, content]) => ({
      path: `specs/${id}/${path}`,
      content: await renderYaml(content),
    })),
  );
}

async function renderYaml(content: JsonObject): Promise<string> {
  return format(stringify(content, { lineWidth: 110, aliasDuplicateObjects: false }), {
    parser: "yaml",
    printWidth: 110,
  });
}

function describeUpstream({ operations, decisions, answers }: Imported, source: ImportSource): JsonObject {
  return {
    source,
    document: [],
    operations: Object.fromEntries(
      operations.map(({ method, path }) => [`${method.toUpperCase()} ${path}`, { decision: "same" }]),
    ),
    "left-out": [],
    import: {
      "by-rule": Object.fromEntries(decisions),
      answers: groupAnswers(answers),
    },
  };
}

/** Places by kind of question and answer: one answer is given to many places, as a rule. */
function groupAnswers(answers: Answers): JsonObject {
  const groups: Record<string, Record<string, string[]>> = {};
  for (const [key, answer] of answers) {
    const { kind, at } = readAnswerKey(key);
    ((groups[kind] ??= {})[answer] ??= []).push(at);
  }
  return groups;
}
