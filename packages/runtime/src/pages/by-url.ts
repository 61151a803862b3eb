import { buildPath } from "../request/build-path.js";
import { readPointer } from "../values/json-pointer.js";
import type { NextPage } from "./walk.js";

/**
 * The response has the URL of the next page. The list ends with a page that has none. No request is ever sent to that URL: its
 * query replaces the one of the request, and it must be a URL of the same list, so that a token cannot get to another server.
 */
export function byUrl(pointer: string): NextPage {
  return ({ settings, call, init, content, sent, refuse }) => {
    const next = readPointer(content, pointer);
    if (next === undefined || next === null || next === "") return undefined;
    const { template } = settings.findOperation(call.method, call.path);
    const here = new URL(settings.baseUrl + buildPath(call, template, init.params?.path));
    if (typeof next !== "string" || !URL.canParse(next, here)) return refuse(`no URL at ${pointer}`);
    const target = new URL(next, here);
    if (target.origin !== here.origin) return refuse(`a next page at another origin than ${here.origin}`);
    if (trimSlash(target.pathname) !== trimSlash(here.pathname)) return refuse("a next page at another path");
    const { searchParams } = target;
    return Object.fromEntries([
      ...Object.keys(sent).map((name) => [name, undefined]),
      ...Array.from(searchParams.keys(), (name) => {
        const values = searchParams.getAll(name);
        return [name, values.length === 1 ? values[0] : values];
      }),
    ]);
  };
}

function trimSlash(path: string): string {
  return path.replace(/\/$/, "");
}
