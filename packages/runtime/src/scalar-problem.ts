/** Why a value cannot be written as one piece of text in a path, query or header; `undefined` when it can. */
export function scalarProblem(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return value.isWellFormed() ? undefined : "has half of a surrogate pair, which is not valid text";
    case "number":
      return Number.isFinite(value) ? undefined : "is not a finite number";
    case "boolean":
    case "bigint":
      return undefined;
    default:
      return value === undefined || value === null ? "is missing" : "is not a string, number or boolean";
  }
}
