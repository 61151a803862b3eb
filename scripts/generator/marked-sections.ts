/** Puts text between `<!-- generated: name -->` and `<!-- end: name -->`. Throws a `MissingSectionError` when there are none. */
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

/** A document lacks the markers that a generated section stands between. */
export class MissingSectionError extends Error {
  override readonly name = "MissingSectionError";
}
