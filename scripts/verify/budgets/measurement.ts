/** A count that does not depend on the machine. */
export interface Measurement {
  /** Folder in `packages/` of the package that pays it. */
  readonly folder: string;
  /** Name of the figure, with its unit. */
  readonly name: string;
  readonly value: number;
  /** Parts of the value, if known; they need not add up. */
  readonly parts: Readonly<Record<string, number>>;
}
