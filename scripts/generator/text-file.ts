/** A file's path and what is in it. */
export interface TextFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly content: string;
}
