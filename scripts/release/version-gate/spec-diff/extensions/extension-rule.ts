import type { ChangeClass } from "../../change-class.ts";

/** An extension that differs between two documents. It is missing in one of them where it was added or removed. */
export interface ExtensionDifference {
  readonly before: unknown;
  readonly after: unknown;
  /** `POST /tickets`; nothing for an extension of the document. */
  readonly operation: string | undefined;
}

/** Its effect in the words of a user. */
export interface ExtensionRating {
  readonly class: ChangeClass;
  readonly text: string;
  /** The way from the extension to what differs. */
  readonly keys: readonly string[];
}

/** Rates every difference in one extension, or nothing in a form that it does not know. */
export type ExtensionRule = (difference: ExtensionDifference) => readonly ExtensionRating[] | undefined;
