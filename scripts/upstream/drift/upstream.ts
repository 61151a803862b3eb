/** Sources of a provider's facts, and our decisions about them: `specs/<id>/upstream.yaml`. */
export interface Upstream {
  readonly id: string;
  /** Missing until the source is known. */
  readonly source: Source | undefined;
  /** Deviations that concern every operation. */
  readonly document: readonly Deviation[];
  /** By method and path. */
  readonly operations: ReadonlyMap<string, Decision>;
  readonly leftOut: readonly LeftOut[];
  readonly leftOutAreas: readonly LeftOutArea[];
  readonly fieldEvidence: readonly FieldEvidence[];
}

export interface Source {
  /** `document`: one OpenAPI document; `pages`: a page of prose for each operation. */
  readonly kind?: "document" | "pages";
  /** Address for people. */
  readonly url: string;
  /** The file in it; for pages, with `{page}` instead of the page's name. */
  readonly file: string;
  /** Version that was read for the curation. */
  readonly revision: string;
  readonly license: string;
  readonly read: string;
  /** Address of a raw file, with `{revision}` and `{file}`. */
  readonly raw?: string;
  /** For pages: address of a page for people, with `{page}`. */
  readonly page?: string;
  /** For pages: a file that lists all of them. */
  readonly index?: string;
}

export interface Deviation {
  readonly at: string;
  readonly why: string;
}

/** Observed behaviour of the live API that no document describes, or that contradicts one. */
export interface FieldEvidence {
  readonly operation: string;
  /** A place in the operation, written like that of a deviation. */
  readonly at: string;
  readonly seen: string;
  /** Describes the source in words: who observed it, and whether sources are independent. */
  readonly where: string;
  readonly when: string;
  /** The API version of the call, or `unknown`. */
  readonly version: string;
  /** `sure`: an official document shows it. `likely`: several sources, or one refusal of the public API. `open`: one source. */
  readonly confidence: "sure" | "likely" | "open";
}

export interface Decision {
  readonly decision: "same" | "different";
  readonly deviations?: readonly Deviation[];
  /** The page that documents it. */
  readonly page?: string;
  readonly documented?: string;
  readonly gaps?: readonly string[];
}

/** One operation, or the part of one that the text after it names. */
export interface LeftOut {
  readonly operation: string;
  readonly why: string;
}

/** Every operation at or below a path that has no decision, including those that upstream adds later. */
export interface LeftOutArea {
  readonly paths: string;
  readonly why: string;
}
