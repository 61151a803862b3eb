import type { PlaceStep, TypeDifference } from "../type-diff/compare-packages.ts";
import type { FactChange } from "./compare-facts.ts";
import type { Keys } from "./schema-shape.ts";

/** A difference before the place that it is seen from is known. */
export type ShapeDifference = Omit<TypeDifference, "place" | "owner">;

/** One thing that changed in a schema itself. */
export interface ShapeChange {
  /** The way there from the schema. */
  readonly place: readonly PlaceStep[];
  readonly what: ShapeDifference | FactChange;
  /** Its place in the new document or in the old one. */
  readonly keys: Keys;
  readonly isInOld: boolean;
}

/** Changes of a schema, and the schemas within it that are compared by themselves. */
export interface ComparedShape {
  /** The name of the schema, when it has the same one in both documents. */
  readonly name: string | undefined;
  readonly changes: readonly ShapeChange[];
  readonly parts: readonly Part[];
}

export interface Part {
  readonly place: readonly PlaceStep[];
  /** Equal for the same pair of schemas. */
  readonly key: string;
  readonly compare: () => ComparedShape;
}

/** Everything that changed in parts and in the parts of these. */
export interface FoundChange {
  readonly key: string;
  readonly place: readonly PlaceStep[];
  readonly owner: TypeDifference["owner"];
  readonly change: ShapeChange;
}

/** Walks parts from the outside in, so that the shortest path to each is reported. */
export function walk(roots: readonly Part[], seen: Set<string> = new Set<string>()): FoundChange[] {
  const found: FoundChange[] = [];
  let level = roots.map((part) => ({ part, place: part.place, owner: undefined as TypeDifference["owner"] }));
  while (level.length > 0) {
    level = level.flatMap(({ part, place, owner }) => {
      if (seen.has(part.key)) return [];
      seen.add(part.key);
      const { name, changes, parts } = part.compare();
      const own = name === undefined ? owner : { name, place: [] };
      const inside = (steps: readonly PlaceStep[]): TypeDifference["owner"] =>
        own === undefined ? undefined : { name: own.name, place: [...own.place, ...steps] };
      found.push(
        ...changes.map((change, index) => ({
          key: `${part.key} ${index}`,
          place: [...place, ...change.place],
          owner: inside(change.place),
          change,
        })),
      );
      return parts.map((inner) => ({
        part: inner,
        place: [...place, ...inner.place],
        owner: inside(inner.place),
      }));
    });
  }
  return found;
}
