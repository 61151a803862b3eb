/** Path and content of a file. */
export interface TextFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly content: string;
}
