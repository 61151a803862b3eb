import type { DocumentCounts } from "../drift/accept-drift.ts";
import type { LoadedDocument } from "../drift/load-document.ts";
import { countExamples, listExamples } from "./count-examples.ts";
import { countLintErrors, listLintErrors } from "./count-lint-errors.ts";
import { selectOperations } from "./select-operations.ts";

/** Figures of these operations that only the document has, not its skeleton. */
export async function countDocument(
  document: LoadedDocument,
  operations: ReadonlySet<string>,
): Promise<DocumentCounts> {
  const selected = selectOperations(document, operations);
  return { examples: countExamples(selected), lintErrors: await countLintErrors(selected) };
}

/** The places of what is wrong there. */
export async function listDocumentProblems(
  document: LoadedDocument,
  operations: ReadonlySet<string>,
): Promise<Record<"examples" | "lintErrors", readonly string[]>> {
  const selected = selectOperations(document, operations);
  return { examples: listExamples(selected).broken, lintErrors: await listLintErrors(selected) };
}
