import type { ChangeClass } from "../change-class.ts";
import type { Documents, SpecChange } from "./spec-change.ts";

/** What a difference means, where it is not what Redocly makes of it. */
export interface Rating {
  readonly class: ChangeClass;
  /** In the words of a user; without it, what Redocly says. */
  readonly text?: string;
  /** Nothing in the generated types shows it. */
  readonly isUntyped?: boolean;
}

/** Rates the differences that it knows about. */
export type SpecRule = (change: SpecChange, documents: Documents) => Rating | undefined;

/** What is said of everything that only people read. */
export const DOCUMENTATION_CHANGED = "the documentation changed";
