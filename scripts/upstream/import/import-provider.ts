import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { entriesOf, itemsOf, memberOf, textOf } from "../../base/json/json-object.ts";
import { parseYaml } from "../../base/yaml/parse-yaml.ts";
import { compareFiles, readCurrent } from "../../generator/compare-files.ts";
import { writeFiles } from "../../generator/write-files.ts";
import type { ReadBody } from "../drift/create-reader.ts";
import { answerKey, type Answers, type Question } from "./findings.ts";
import { importDocument, type Imported } from "./import-document.ts";
import { ImportError } from "./import-error.ts";
import { type ImportSource, renderSpec } from "./render-spec.ts";
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
  /** Replaces files that somebody edited; for drafts. */
  readonly mayOverwrite?: boolean;
  /** Called with the questions; returns the answers of a person. */
  readonly review?: (questions: readonly Question[], source: UpstreamSource) => Promise<Answers>;
}

/** Imports an upstream document into `specs/<id>`. Nothing is written when it cannot be imported. */
export async function importProvider(request: ImportRequest): Promise<Imported> {
  const { root, id, address, today, review, mayOverwrite = false } = request;
  const body = await request.read(address);
  const name = basename(new URL(address).pathname);
  const source = readSource(body.toString("utf8"), name);
  const known = new Map(readAnswers(root, id));
  const before = importDocument(source, { ...request, answers: known });
  const describe = describeSource(source, body, address, name);
  const last = memberOf(readUpstreamFile(root, id), "source");
  const isSame = memberOf(last, "revision") === describe.revision;
  // The day of the first import of this revision: importing it again changes no file.
  const read = (isSame ? textOf(memberOf(last, "read")) : undefined) ?? today;
  if (!mayOverwrite) await refuseEdited(root, id, before, { ...describe, read });
  const answers = new Map([...known, ...((await review?.(before.questions, source)) ?? [])]);
  const imported = importDocument(source, { ...request, answers });
  const files = await renderSpec(id, imported, { ...describe, read });
  writeFiles(root, compareFiles(root, files, [`specs/${id}/areas`]));
  return imported;
}

function describeSource(
  source: UpstreamSource,
  body: Buffer,
  address: string,
  name: string,
): Omit<ImportSource, "read"> {
  const isFile = address.startsWith("file:");
  return {
    url: isFile ? name : address,
    ...(isFile ? {} : { raw: address }),
    file: name,
    revision: createHash("sha256").update(body).digest("hex").slice(0, 12),
    license: textOf(memberOf(memberOf(source.root["info"], "license"), "name")) ?? "unknown",
  };
}

/** An import replaces files, so it refuses when one of them is not what the same import would have written. */
async function refuseEdited(root: string, id: string, before: Imported, source: ImportSource): Promise<void> {
  const { changed } = compareFiles(root, await renderSpec(id, before, source), []);
  if (changed.length === 0) return;
  const paths = changed.map(({ path }) => path).join(", ");
  throw new ImportError(
    `importing would overwrite ${paths}, which somebody edited or another document or selection made; import with --draft and take over what you need, or delete specs/${id} first`,
  );
}

function readUpstreamFile(root: string, id: string): unknown {
  const written = readCurrent(root, join("specs", id, "upstream.yaml"));
  return written === undefined ? undefined : parseYaml(written);
}

/** Answers that a person gave when this document was imported before. */
function readAnswers(root: string, id: string): [string, string][] {
  const groups = memberOf(memberOf(readUpstreamFile(root, id), "import"), "answers");
  return entriesOf(groups).flatMap(([kind, answers]) =>
    entriesOf(answers).flatMap(([answer, places]) =>
      itemsOf(places).map((at): [string, string] => [answerKey({ kind, at: String(at) }), answer]),
    ),
  );
}
