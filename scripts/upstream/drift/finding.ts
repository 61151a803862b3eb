import type { AreaChanges } from "./compare-areas.ts";
import type { SharedPlace } from "../../compare/change.ts";
import type { OperationDrift } from "../../compare/compare-skeletons.ts";
import type { Deviation } from "./upstream.ts";

/** One entry of the report: a change, and what to do about it. */
export interface Finding {
  readonly kind: OperationDrift["kind"] | "servers" | "schema" | PageFindingKind;
  /** The operation, the page, or the schema that several operations use. */
  readonly subject: string;
  /** Former name. */
  readonly from?: string;
  /** The operations that a page documents, or that use a schema. */
  readonly operations?: readonly string[];
  readonly changes: readonly AdvisedChange[];
  readonly todo: string;
}

export type PageFindingKind = "page changed" | "page added" | "page removed" | "page never read";

export interface AdvisedChange {
  readonly at: string;
  readonly what: string;
  /** The same place in a named schema, which several operations can use. */
  readonly shared?: SharedPlace;
  /** The decision to differ here. */
  readonly onPurpose?: Deviation;
}

/** Findings for one provider. */
export type DriftReport = LookedReport | BlindReport;

export interface LookedReport {
  readonly id: string;
  readonly state: "same" | "drift";
  readonly looked: string;
  /** The last accepted revision. */
  readonly revision: string;
  /** Number of operations or pages compared. */
  readonly compared: number;
  readonly unit: "operations" | "pages";
  readonly findings: readonly Finding[];
  /** Only if upstream is a document and areas of it are left out. */
  readonly leftOut?: AreaChanges;
}

/** Upstream could not be read, so there may be drift. */
export interface BlindReport {
  readonly id: string;
  readonly state: "unreadable";
  readonly problem: string;
}
