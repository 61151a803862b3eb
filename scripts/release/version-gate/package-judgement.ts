import type { ChangeClass } from "./change-class.ts";
import type { Judgement } from "./compare-documents.ts";

/** Changes of a package since the version that it is compared with. */
export interface PackageJudgement extends Judgement {
  readonly id: string;
  readonly packageName: string;
  /** Name of the API, or of the package if it has no API. */
  readonly title: string;
  /** Fields of the version that it is compared with. */
  readonly version: string;
  /** In the working tree. */
  readonly currentVersion: string;
  /** There is none in the version that is compared with. */
  readonly isNew: boolean;
  /** There is none in the working tree. */
  readonly isGone: boolean;
  readonly isProvider: boolean;
  /** Changed code behind unchanged types: at least a fix. */
  readonly codeClass: ChangeClass;
  /** Sources written by people that changed behind types that did not: only a person knows what that means. */
  readonly unexplained: readonly string[];
}
