import { readPointer } from "../values/json-pointer.js";
import type { NextPage } from "./walk.js";

/** JSON pointer to the length of the list in a response: the number of all items, or of the last page. */
export interface ListEnds {
  readonly total?: string;
  readonly lastPage?: string;
}

/** Pages are numbered from `first` on. The list ends where the response says, or else with a short page. */
export function byNumber(parameter: string, first: number, ends: ListEnds = {}): NextPage {
  return ({ content, count, start, sent, isShort }) => {
    const number = Number(sent[parameter]);
    const compare = (pointer: string | undefined, reached: number): boolean | undefined => {
      const end = pointer && readPointer(content, pointer);
      return typeof end === "number" && end >= reached ? end === reached : undefined;
    };
    const isLast =
      compare(ends.lastPage, number) ??
      // Nobody knows how many items there were on the pages that the caller skipped.
      compare(ends.total, start[parameter] === first ? count : NaN) ??
      isShort;
    return isLast ? undefined : { [parameter]: number + 1 };
  };
}
