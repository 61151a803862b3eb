import { readCursor } from "./read-cursor.js";
import type { CursorPointers, NextPage } from "./walk.js";

/**
 * The next page is requested with values of the response. The list ends with a page that has none of them. With some of
 * them the server would go on elsewhere, so that is refused.
 */
export function byCursor(pointers: CursorPointers): NextPage {
  return ({ content, refuse }) => {
    const hasPart = Object.entries(pointers).some((pointer) =>
      readCursor(Object.fromEntries([pointer]), content),
    );
    return readCursor(pointers, content) ?? (hasPart ? refuse("only a part of the cursor") : undefined);
  };
}
