/** Puts text between `<!-- generated: name -->` and `<!-- end: name -->`. Throws a `MissingSectionError` without these markers. */
export function fillSections(file: string, text: string, sections: Readonly<Record<string, string>>): string {
  let filled = text;
  for (const [name, content] of Object.entries(sections)) {
    const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
    const from = filled.indexOf(start);
    const to = filled.indexOf(end);
    if (from === -1 || to < from)
      throw new MissingSectionError(`${file} needs the lines "${start}" and "${end}", in this order`);
    filled = `${filled.slice(0, from + start.length)}\n\n${content.trim()}\n\n${filled.slice(to)}`;
  }
  return filled;
}

/** Thrown when a document lacks the markers of a generated section. */
export class MissingSectionError extends Error {
  override readonly name = "MissingSectionError";
}
