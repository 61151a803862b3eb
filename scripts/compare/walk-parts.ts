/** Two schemas that stand at the same place of two documents, to be compared. */
export interface Part<Step, What> {
  /** The way there from the part around it. */
  readonly place: readonly Step[];
  /** Equal for the same pair of schemas. */
  readonly key: string;
  readonly compare: () => ComparedPart<Step, What>;
}

/** What differs between two schemas themselves, and the parts within them. */
export interface ComparedPart<Step, What> {
  /** The name by which places within the schema are known as well. */
  readonly name: string | undefined;
  readonly changes: readonly { readonly place: readonly Step[]; readonly what: What }[];
  readonly parts: readonly Part<Step, What>[];
}

/** A difference, and the whole way to it. */
export interface Found<Step, What> {
  readonly key: string;
  readonly place: readonly Step[];
  /** The innermost schema with a name, and the way from there. */
  readonly owner: Owner<Step> | undefined;
  readonly what: What;
}

export interface Owner<Step> {
  readonly name: string;
  readonly place: readonly Step[];
}

interface Visit<Step, What> {
  readonly part: Part<Step, What>;
  readonly place: readonly Step[];
  readonly owner: Owner<Step> | undefined;
  /** The pairs that it is in. A recursive schema meets itself again. */
  readonly around: ReadonlySet<string>;
}

/** Walks parts from the outside in, so that the shortest ways are reported. Looks at the same pair `most` times. */
export function walkParts<Step, What>(roots: readonly Part<Step, What>[], most = 1): Found<Step, What>[] {
  const times = new Map<string, number>();
  const found: Found<Step, What>[] = [];
  let level = roots.map((part): Visit<Step, What> => ({
    part,
    place: part.place,
    owner: undefined,
    around: new Set(),
  }));
  while (level.length > 0) {
    level = level.flatMap((visit): Visit<Step, What>[] => {
      const { key } = visit.part;
      const count = times.get(key) ?? 0;
      if (count >= most || visit.around.has(key)) return [];
      times.set(key, count + 1);
      return visitPart(visit, found);
    });
  }
  return found;
}

function visitPart<Step, What>(
  { part, place, owner, around }: Visit<Step, What>,
  found: Found<Step, What>[],
): Visit<Step, What>[] {
  const { name, changes, parts } = part.compare();
  const own = name === undefined ? owner : { name, place: [] };
  const inside = (steps: readonly Step[]): Owner<Step> | undefined =>
    own === undefined ? undefined : { name: own.name, place: [...own.place, ...steps] };
  for (const [index, change] of changes.entries())
    found.push({
      key: `${part.key} ${index}`,
      place: [...place, ...change.place],
      owner: inside(change.place),
      what: change.what,
    });
  const below = new Set([...around, part.key]);
  return parts.map((inner) => ({
    part: inner,
    place: [...place, ...inner.place],
    owner: inside(inner.place),
    around: below,
  }));
}
