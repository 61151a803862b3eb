/** An object type, with the text of each member. */
export interface ObjectText {
  readonly members: readonly string[];
  /** True if the type has an index signature of `unknown`, which also covers named properties. */
  readonly isOpen: boolean;
}

/** A type as the members of a union. */
export type TypeText = readonly (string | ObjectText)[];

/** Merges unions into one, with each member once. */
export function union(types: readonly TypeText[]): TypeText {
  return [...new Map(types.flat().map((member) => [writeMember(member), member])).values()];
}

/** `{ a: string } & { [key: string]: unknown }` is `{ a: string; [key: string]: unknown }`. */
export function intersection(types: readonly TypeText[]): TypeText {
  const [only] = types;
  if (types.length === 1 && only !== undefined) return only;
  const objects = types.flatMap((type) => objectOf(type) ?? []);
  if (objects.length === types.length && objects.some(({ isOpen }) => isOpen))
    return [{ members: objects.flatMap(({ members }) => members), isOpen: true }];
  return [types.map((type) => (type.length > 1 ? `(${writeType(type)})` : writeType(type))).join(" & ")];
}

/** The only member of a type, if it is an object. */
export function objectOf([only, ...others]: TypeText): ObjectText | undefined {
  return typeof only === "object" && others.length === 0 ? only : undefined;
}

export function writeType(type: TypeText): string {
  return type.map(writeMember).join(" | ") || "never";
}

/** A line break after the brace keeps prettier from putting the members on one line. */
export function writeMember(member: string | ObjectText): string {
  return typeof member === "string" ? member : `{\n${member.members.map((line) => `${line};\n`).join("")}}`;
}
