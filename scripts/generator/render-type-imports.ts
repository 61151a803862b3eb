/** Imports those of the names that the text uses, or nothing. */
export function renderTypeImports(from: string, names: readonly string[], text: string): string {
  const words = new Set(text.match(/\w+/g));
  const used = names.filter((name) => words.has(name)).toSorted();
  return used.length === 0 ? "" : `import type { ${used.join(", ")} } from ${JSON.stringify(from)};`;
}
