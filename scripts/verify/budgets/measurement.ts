/** A count that does not depend on the machine. */
export interface Measurement {
  /** Folder in `packages/` of the package that pays it. */
  readonly folder: string;
  /** What is counted, unit included. */
  readonly name: string;
  readonly value: number;
  /** What the value is made of, where that is known; need not add up. */
  readonly parts: Readonly<Record<string, number>>;
}
