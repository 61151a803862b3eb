import { describesObject, propertyOf, requiredOf, typesOf } from "./schema-nodes.ts";
import type { SpecNode } from "./spec-node.ts";

/** Several object schemas in one `oneOf` or `anyOf`. */
export interface ObjectUnion {
  readonly schema: SpecNode;
  readonly keyword: "oneOf" | "anyOf";
  /** The members that describe objects, in order. */
  readonly variants: readonly SpecNode[];
  readonly others: readonly SpecNode[];
}

/** Unions in a schema that need a tag; a single object next to a string or null needs none. */
export function readObjectUnions(schema: SpecNode): ObjectUnion[] {
  return (["oneOf", "anyOf"] as const).flatMap((keyword) => {
    const members = schema.child(keyword).items;
    const variants = members.filter((member) => describesObject(member));
    if (variants.length < 2) return [];
    const others = members.filter((member) => !variants.includes(member));
    return [{ schema, keyword, variants, others }];
  });
}

/** Value of a variant's tag, if it is a required property with a `const`. */
export function tagValue(variant: SpecNode, tag: string): unknown {
  return requiredOf(variant).includes(tag) ? propertyOf(variant, tag)?.child("const").value : undefined;
}

/** A variant's facts about the tag of a discriminator. */
export interface VariantTag {
  /** Its value. */
  readonly value: unknown;
  readonly byDefault: SpecNode;
  /** True if a request can omit it. */
  readonly isOptional: boolean;
}

export function readTag(variant: SpecNode, tag: string): VariantTag | undefined {
  const property = propertyOf(variant, tag);
  if (property === undefined) return undefined;
  const byDefault = property.child("default");
  const isOptional = byDefault.exists || !requiredOf(variant).includes(tag);
  return { value: property.child("const").value, byDefault, isOptional };
}

/** Returns true if a union says why no property tells its variants apart. */
export function isUntagged(union: SpecNode): boolean {
  return union.child("x-untagged").exists;
}

/** The first property that tells all variants apart by a required `const`. */
export function findTag(variants: readonly SpecNode[]): string | undefined {
  const [first] = variants;
  return (first === undefined ? [] : requiredOf(first)).find((name) => {
    const values = variants.map((variant) => tagValue(variant, name));
    return !values.includes(undefined) && new Set(values).size === values.length;
  });
}

/**
 * Returns true if two variants are told apart by a property that is true in one and false in the other. One of them can omit
 * it: a value without it is that variant.
 */
export function isBooleanUnion(variants: readonly SpecNode[]): boolean {
  return variants
    .flatMap((variant) => requiredOf(variant))
    .some((name) => {
      const values = variants.map((variant) => propertyOf(variant, name)?.child("const").value);
      return values.length === 2 && values.includes(true) && values.includes(false);
    });
}

/** The tag values that an `Unknown…` variant excludes: those of `{ type: string, not: { enum: […] } }`. */
export function excludedTags(variant: SpecNode, tag: string): unknown[] | undefined {
  const property = propertyOf(variant, tag);
  const excluded = property?.child("not").child("enum");
  if (property === undefined || excluded?.exists !== true || typesOf(property).join() !== "string")
    return undefined;
  return requiredOf(variant).includes(tag) ? excluded.items.map(({ value }) => value) : undefined;
}
