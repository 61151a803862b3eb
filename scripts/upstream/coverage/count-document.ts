import type { DocumentCounts } from "../drift/accept-drift.ts";
import type { LoadedDocument } from "../drift/load-document.ts";
import { listExamples } from "./list-examples.ts";
import { listLintErrors } from "./list-lint-errors.ts";
import { selectOperations } from "./select-operations.ts";

/** Counts for these operations that need the document, not only its skeleton. */
export async function countDocument(
  document: LoadedDocument,
  operations: ReadonlySet<string>,
): Promise<DocumentCounts> {
  const selected = selectOperations(document, operations);
  const { total, broken } = listExamples(selected);
  const lintErrors = await listLintErrors(selected);
  return { examples: { total, broken: broken.length }, lintErrors: lintErrors.length };
}
