/** Splits a name of any style into words: `listAgents_v2` has the words list, Agents, v2. */
export function splitWords(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
}

/** Returns a name in PascalCase, as types have it. */
export function toPascalCase(name: string): string {
  const joined = splitWords(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
  return /^[A-Z]/.test(joined) ? joined : `X${joined}`;
}

export function toCamelCase(name: string): string {
  const pascal = toPascalCase(name);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** Returns words as a sentence without a full stop: `create`, `Agents` becomes "Create agents". */
export function toSentence(words: readonly string[]): string {
  const text = words.map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase())).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Returns the singular of an English noun, where it has the usual form. */
export function toSingular(word: string): string {
  if (/(?:ss|us|is)$/i.test(word)) return word;
  if (/ies$/i.test(word)) return word.replace(/ies$/i, "y");
  if (/(?:ch|sh|x|ss)es$/i.test(word)) return word.replace(/es$/i, "");
  return word.replace(/s$/i, "");
}
