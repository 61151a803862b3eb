/** The types that a generated module refers to, collected while its text is written. */
export class TypeImports {
  readonly #used = new Set<string>();

  /** Notes that the module uses a type, and returns its name. */
  use(name: string): string {
    this.#used.add(name);
    return name;
  }

  /** Imports those types of another module that are used. */
  render(from: string, names: readonly string[]): string {
    return renderTypeImport(
      from,
      names.filter((name) => this.#used.has(name)),
    );
  }
}

/** Imports types of another module; empty when there are none. */
export function renderTypeImport(from: string, names: readonly string[]): string {
  if (names.length === 0) return "";
  return `import type { ${names.toSorted().join(", ")} } from ${JSON.stringify(from)};`;
}
