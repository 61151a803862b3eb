import { readCursor } from "./read-cursor.js";
import type { CursorPlaces, NextPage } from "./walk.js";

/**
 * The next page is requested with values of the response. The list ends with a page that has none of them. With some of
 * them the server would go on elsewhere, so that is refused.
 */
export function byCursor(places: CursorPlaces): NextPage {
  return ({ content, refuse }) => {
    const hasPart = Object.entries(places).some((place) => readCursor(Object.fromEntries([place]), content));
    return readCursor(places, content) ?? (hasPart ? refuse("only a part of the cursor") : undefined);
  };
}
