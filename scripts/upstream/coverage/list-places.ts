import { loadSpec } from "../drift/load-spec.ts";
import { readLock } from "../drift/read-lock.ts";
import { readSkeleton } from "../../compare/read-skeleton.ts";
import { restoreSkeleton } from "../drift/store-skeleton.ts";
import { listRelativeLooseness } from "./compare-looseness.ts";
import { listLooseness } from "./count-looseness.ts";
import { listExamples } from "./list-examples.ts";
import { listLintErrors } from "./list-lint-errors.ts";
import { selectOperations } from "./select-operations.ts";

/** Kinds of looseness that our specs must not have, with the places that have them. */
export type Places = Readonly<Record<string, readonly string[]>>;

/** Lists the places where a spec is too loose. All of these lists must be empty. */
export async function listPlaces(root: string, id: string): Promise<Places> {
  const document = await loadSpec(root, id);
  const ours = readSkeleton(document);
  const lock = readLock(root, id);
  const { unexplainedObjects, untaggedUnions } = listLooseness(ours);
  const relative =
    lock?.kind === "document"
      ? listRelativeLooseness(ours, restoreSkeleton(lock))
      : { plainStrings: [], missingErrors: [] };
  const selected = selectOperations(document, new Set(ours.operations.keys()));
  return {
    "objects without properties and without x-open": unexplainedObjects,
    "unions without a tag": untaggedUnions,
    "plain texts with known values in upstream": relative.plainStrings,
    "error responses that only upstream declares": relative.missingErrors,
    "examples that their schema refuses": listExamples(selected).broken,
    "lint errors": await listLintErrors(selected),
  };
}
