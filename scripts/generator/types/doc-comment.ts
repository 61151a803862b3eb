import { SHOWN_KEYWORDS } from "./shown-keywords.ts";

/** Renders the facts of a schema that readers of the type should see as a JSDoc comment; empty when it has none. */
export function docComment(schema: object): string {
  const facts = new Map<string, unknown>(Object.entries(schema));
  const lines: string[] = [];
  const description = facts.get("description");
  if (typeof description === "string") lines.push(...description.trim().split(/\r?\n/).flatMap(wrap));
  if (facts.get("deprecated") === true) lines.push("@deprecated");
  for (const key of SHOWN_KEYWORDS) {
    const value = facts.get(key);
    const isPlain = typeof value === "string" && value.trim() !== "";
    if (value !== undefined) lines.push(`@${key} ${isPlain ? value : JSON.stringify(value)}`);
  }
  if (lines.length === 0) return "";
  // The text must not end the comment.
  const safe = lines.map((line) => line.trimEnd().replaceAll("*/", "*\\/"));
  return safe.length === 1
    ? `/** ${safe[0]} */\n`
    : `/**\n${safe.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

const LINE_LENGTH = 110;

/** A space outside of code spans: an even number of backticks follows it. */
const GAP = / (?=(?:[^`]*`[^`]*`)*[^`]*$)/;

/** Breaks a paragraph between words, but not within a code span, such as a method with its path. */
function wrap(paragraph: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(GAP)) {
    if (line !== "" && line.length + 1 + word.length > LINE_LENGTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
