import type { DocumentCounts } from "../drift/accept-drift.ts";
import type { LoadedDocument } from "../drift/load-document.ts";
import { countExamples } from "./count-examples.ts";
import { countLintErrors } from "./count-lint-errors.ts";

/** What only the document itself can tell, not its skeleton. */
export async function countDocument(document: LoadedDocument): Promise<DocumentCounts> {
  return { examples: countExamples(document), lintErrors: await countLintErrors(document) };
}
