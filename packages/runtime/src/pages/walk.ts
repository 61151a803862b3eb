import type { UntypedInit } from "../client/client.js";
import type { CallName } from "../errors/runtime-error.js";
import type { PathTemplate } from "../request/path-template.js";

/** Query parameters, or properties of a JSON body, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** State of a walk through a list after a page was read. */
export interface Walk {
  readonly settings: {
    readonly baseUrl: string;
    readonly findOperation: (method: string, path: string) => { readonly template: PathTemplate };
  };
  readonly call: CallName;
  readonly init: UntypedInit;
  /** The response. */
  readonly content: unknown;
  readonly items: readonly unknown[];
  /** The page is empty, or shorter than the server could have made it. */
  readonly isShort: boolean;
  /** Number of items so far. */
  readonly count: number;
  /** The values that the first page was requested with. */
  readonly start: Values;
  /** The values that this page was requested with. */
  readonly sent: Values;
  /** Throws `UnreadableResponseError`; `problem` is what the server responded with. */
  readonly refuse: (problem: string) => never;
}

/** Returns the values to change for the next page, or `undefined` after the last one. */
export type NextPage = (walk: Walk) => Values | undefined;

/** Part of a request that has the parameters of a list, if that is not the query. */
export interface PagePart {
  read(call: CallName, init: UntypedInit): Values;
  write(init: UntypedInit, values: Values): UntypedInit;
}

/** JSON pointers to the parts of a cursor, by the parameter's name. */
export type CursorPointers = Readonly<Record<string, string>>;
