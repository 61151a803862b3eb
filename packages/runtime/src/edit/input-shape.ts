/** Parts of an API's responses that its requests accept. Generated from the spec. */
export interface EditTable {
  /** Shape of the body of each operation, such as `PUT /agents/{agentId}`. */
  readonly calls: Readonly<Record<string, ShapeReference>>;
  readonly shapes: Readonly<Record<string, InputShape>>;
}

/** A shape, or its name in the table. */
export type ShapeReference = string | InputShape;

/** Values that a request accepts in one place, and the shape of an object or a list there unless it may have any content. */
export type InputPlace = number | readonly [takes: number, shape: ShapeReference];

/** An {@link InputPlace} is a sum of these; without the last three, a request never has a value there. */
export const REQUIRED = 1;
export const TAKES_NULL = 2;
export const TAKES_SCALARS = 4;
/** Objects and lists. */
export const TAKES_MORE = 8;

/** Parts of an object or a list that a request accepts. */
export interface InputShape {
  readonly keys?: Readonly<Record<string, InputPlace>>;
  /** Any further property; without it, further properties are dropped. */
  readonly rest?: InputPlace;
  readonly items?: InputPlace;
  /** Parts that all describe the same object. */
  readonly all?: readonly ShapeReference[];
  /** Property that decides which of the kinds describes the object. */
  readonly tag?: string;
  readonly kinds?: Readonly<Record<string, ShapeReference>>;
  /** Kind of an object without the tag. */
  readonly untagged?: string;
}
