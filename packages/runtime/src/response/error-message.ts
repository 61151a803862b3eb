import { ownValue } from "../values/own-value.js";

/** Properties in which servers put messages for people; the first one with a text is used. */
const KEYS = ["message", "msg", "error_description", "detail", "errors", "error", "title"];
const MOST_LAYERS = 5;
const MOST_TEXTS = 9;
const MOST_SHOWN = 200;
/** The rest of a web page after this many characters is ignored. */
const MOST_HTML = 4_000;

/** Finds the server's own words in the body of an error, shortened to one line. Returns `""` when there are none. */
export function messageOf(body: unknown): string {
  return oneLine(textsOf(body, MOST_LAYERS).join(", "));
}

/** Shortens a text to one line. Line breaks, control characters and the like could forge a line in a log. */
export function oneLine(text: string): string {
  return text
    .replace(/[\s\p{C}]+/gu, " ")
    .trim()
    .slice(0, MOST_SHOWN);
}

function textsOf(value: unknown, layers: number): string[] {
  if (typeof value === "string") return [stripTags(value)].filter(oneLine);
  if (typeof value !== "object" || value === null || layers === 0) return [];
  for (const key of KEYS) {
    const texts = textsOf(ownValue(value, key), layers - 1);
    if (texts.length > 0) return texts;
  }
  // Lists, and objects by field. At the top other texts could be anything, such as what was sent.
  return Object.entries(value)
    .filter(([, one]) => layers < MOST_LAYERS || typeof one === "object")
    .slice(0, MOST_TEXTS)
    .flatMap(([key, one]) =>
      textsOf(one, layers - 1).map((text) => (Array.isArray(value) ? text : `${key}: ${text}`)),
    );
}

/** Returns the title of a web page, or its text. */
function stripTags(text: string): string {
  if (!/^\s*</.test(text)) return text;
  const page = text.slice(0, MOST_HTML);
  return /<title[^>]*>([^<]+)/i.exec(page)?.[1] ?? page.replace(/<(style|script)[^]*?<\/\1>|<[^>]*>?/gi, " ");
}
