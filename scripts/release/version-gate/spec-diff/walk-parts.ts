import type { PlaceStep } from "../type-diff/type-change.ts";
import type { ShapeChange } from "./shape-change.ts";

/** Two schemas that stand at the same place of two documents, to be compared. */
export interface Part {
  /** The way there from the part around it. */
  readonly place: readonly PlaceStep[];
  /** Equal for the same pair of schemas. */
  readonly key: string;
  readonly compare: () => ComparedPart;
}

/** What differs between two schemas themselves, and the parts within them. */
export interface ComparedPart {
  /** The name by which places within the schema are known as well. */
  readonly name: string | undefined;
  readonly changes: readonly { readonly place: readonly PlaceStep[]; readonly what: ShapeChange }[];
  readonly parts: readonly Part[];
}

/** A difference, and the whole way to it. */
export interface FoundChange {
  readonly key: string;
  readonly place: readonly PlaceStep[];
  readonly owner: Owner | undefined;
  readonly what: ShapeChange;
}

/** The innermost schema with a name, and the way from there. */
interface Owner {
  readonly name: string;
  readonly place: readonly PlaceStep[];
}

/** Walks parts from the outside in, each pair once, so that the shortest way to each is reported. */
export function walkParts(roots: readonly Part[]): FoundChange[] {
  const seen = new Set<string>();
  const found: FoundChange[] = [];
  let level: { part: Part; place: readonly PlaceStep[]; owner: Owner | undefined }[] = roots.map((part) => ({
    part,
    place: part.place,
    owner: undefined,
  }));
  while (level.length > 0) {
    level = level.flatMap(({ part, place, owner }) => {
      if (seen.has(part.key)) return [];
      seen.add(part.key);
      const { name, changes, parts } = part.compare();
      const own = name === undefined ? owner : { name, place: [] };
      const inside = (steps: readonly PlaceStep[]): Owner | undefined =>
        own === undefined ? undefined : { name: own.name, place: [...own.place, ...steps] };
      for (const [index, { place: steps, what }] of changes.entries())
        found.push({
          key: `${part.key} ${index}`,
          place: [...place, ...steps],
          owner: inside(steps),
          what,
        });
      return parts.map((inner) => ({
        part: inner,
        place: [...place, ...inner.place],
        owner: inside(inner.place),
      }));
    });
  }
  return found;
}
