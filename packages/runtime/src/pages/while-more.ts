import { readPointer } from "../values/json-pointer.js";
import type { NextPage } from "./walk.js";

/** The response says whether there is another page. Where it does not, the list ends as `next` says. */
export function whileMore(pointer: string, next: NextPage): NextPage {
  return (walk) => {
    const hasMore = readPointer(walk.content, pointer);
    if (hasMore === undefined || hasMore === null) return next(walk);
    if (hasMore === false) return undefined;
    return next({ ...walk, isShort: false }) ?? walk.refuse("no cursor, although there is more");
  };
}
