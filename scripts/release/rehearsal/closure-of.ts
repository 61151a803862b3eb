export interface Dependent {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Names of a package and of everything that it brings along. */
export function closureOf(name: string, all: readonly Dependent[]): string[] {
  const closure = [name];
  for (const each of closure) {
    const { dependencies = {} } = all.find((candidate) => candidate.name === each) ?? {};
    closure.push(...Object.keys(dependencies).filter((dependency) => !closure.includes(dependency)));
  }
  return closure;
}
