import type { TypeImports } from "./type-imports.ts";

/** The type of one status key: a range covers the statuses in it that are not listed separately. */
export function renderStatus(status: string, all: readonly string[], types: TypeImports): string {
  return isRange(status) ? unlisted(status.charAt(0), all, types).join(" | ") : status;
}

/** Name of the type of the error statuses that are not among these: `ErrorExcept400_4XX`. */
export function nameUndocumented(statuses: readonly string[]): string {
  const known = knownErrors(statuses);
  return known.length === 0 ? "StatusError" : `ErrorExcept${known.join("_")}`;
}

/** Declaration of that type; empty if it is the runtime's own. */
export function renderUndocumented(statuses: readonly string[], types: TypeImports): string | undefined {
  const known = knownErrors(statuses);
  if (known.length === 0) return undefined;
  const parts = ["3", "4", "5"].flatMap((hundred) =>
    known.includes(`${hundred}XX`) ? [] : unlisted(hundred, known, types),
  );
  return `type ${nameUndocumented(statuses)} = ${parts.length === 0 ? "never" : parts.join(" | ")};`;
}

function knownErrors(statuses: readonly string[]): string[] {
  return statuses.filter((status) => status !== "default" && !status.startsWith("2")).toSorted();
}

/** The statuses of a hundred that are not listed: as a whole, in tens, or one by one if some of the ten are listed. */
function unlisted(hundred: string, listed: readonly string[], types: TypeImports): string[] {
  const inside = listed.filter((status) => status.startsWith(hundred) && !isRange(status));
  if (inside.length === 0) return [types.use(`Status${hundred}XX`)];
  return digits().flatMap((ten) => {
    const tens = `${hundred}${ten}`;
    if (!inside.some((status) => status.startsWith(tens))) return [`${types.use("StatusTens")}["${tens}"]`];
    return digits()
      .map((one) => `${tens}${one}`)
      .filter((status) => !inside.includes(status));
  });
}

function digits(): number[] {
  return Array.from({ length: 10 }, (_, digit) => digit);
}

function isRange(status: string): boolean {
  return status.endsWith("XX");
}
