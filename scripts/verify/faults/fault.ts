/** A mistake that the tests of the runtime have to notice. */
export interface Fault {
  /** Kebab-case; the name of its file. */
  readonly name: string;
  /** One sentence on what a user would see. */
  readonly breaks: string;
  readonly changes: readonly FaultChange[];
}

/** One place in the source of the runtime, and what is put there. */
export interface FaultChange {
  /** Path below `packages/runtime/src`. */
  readonly file: string;
  /** Found exactly once in the file. */
  readonly text: string;
  readonly replacement: string;
}
