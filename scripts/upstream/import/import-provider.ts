import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { entriesOf, itemsOf, memberOf, textOf } from "../../base/json/json-object.ts";
import { parseYaml } from "../../base/yaml/parse-yaml.ts";
import { compareFiles, readCurrent } from "../../generator/compare-files.ts";
import { writeFiles } from "../../generator/write-files.ts";
import type { ReadBody } from "../drift/create-reader.ts";
import { answerKey, type Answers, type Question } from "./findings.ts";
import { importDocument, type Imported } from "./import-document.ts";
import { renderSpec } from "./render-spec.ts";
import { readSource, type UpstreamSource } from "./upstream-source.ts";

export interface ImportRequest {
  /** Folder that has `specs/`. */
  readonly root: string;
  readonly id: string;
  readonly title?: string | undefined;
  /** Address of the upstream document, `file:` or `https:`. */
  readonly address: string;
  readonly read: ReadBody;
  readonly server?: string | undefined;
  readonly wants: (method: string, path: string) => boolean;
  readonly today: string;
  /** Called with the questions; returns the answers of a person. */
  readonly review?: (questions: readonly Question[], source: UpstreamSource) => Promise<Answers>;
}

/** Imports an upstream document into `specs/<id>`. Nothing is written when it cannot be imported. */
export async function importProvider(request: ImportRequest): Promise<Imported> {
  const { root, id, address, read, today, review } = request;
  const body = await read(address);
  const name = basename(new URL(address).pathname);
  const source = readSource(body.toString("utf8"), name);
  const answers = new Map(readAnswers(root, id));
  let imported = importDocument(source, { ...request, answers });
  if (review !== undefined) {
    for (const [key, answer] of await review(imported.questions, source)) answers.set(key, answer);
    imported = importDocument(source, { ...request, answers });
  }
  const info = source.root["info"];
  const files = await renderSpec(id, imported, {
    url: address.startsWith("file:") ? name : address,
    ...(address.startsWith("file:") ? {} : { raw: address }),
    file: name,
    revision: createHash("sha256").update(body).digest("hex").slice(0, 12),
    license: textOf(memberOf(memberOf(info, "license"), "name")) ?? "unknown",
    read: today,
  });
  writeFiles(root, compareFiles(root, files, [`specs/${id}/areas`]));
  return imported;
}

/** Answers that a person gave when this document was imported before. */
function readAnswers(root: string, id: string): [string, string][] {
  const text = readCurrent(root, join("specs", id, "upstream.yaml"));
  const groups = text === undefined ? undefined : memberOf(memberOf(parseYaml(text), "import"), "answers");
  return entriesOf(groups).flatMap(([kind, answers]) =>
    entriesOf(answers).flatMap(([answer, places]) =>
      itemsOf(places).map((at): [string, string] => [answerKey({ kind, at: String(at) }), answer]),
    ),
  );
}
