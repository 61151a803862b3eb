import { readCursor } from "./read-cursor.js";
import type { CursorPointers, NextPage } from "./walk.js";

/** The next page is requested with values of the last item. The list ends with a short page. */
export function byLastItem(pointers: CursorPointers): NextPage {
  return ({ isShort, items, refuse }) =>
    isShort ? undefined : (readCursor(pointers, items.at(-1)) ?? refuse("no cursor in the last item"));
}
