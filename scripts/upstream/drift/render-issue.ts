/** GitHub accepts 65,536 characters, including the text around the lines. */
const MAX_CHARACTERS = 60_000;

/** Renders the lines of a report as the text of an issue, where they cannot form links, mentions or other markup. */
export function renderIssue(lines: readonly string[]): string {
  const shown = cut(lines);
  const left = lines.length - shown.length;
  const text = [...shown, ...(left === 0 ? [] : [`… and ${left} more lines; run: pnpm drift`])].join("\n");
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  // A fence ends with as many backticks as it starts with.
  const fence = "`".repeat(Math.max(3, longest + 1));
  return `${fence}text\n${text}\n${fence}`;
}

function cut(lines: readonly string[]): readonly string[] {
  let characters = 0;
  const end = lines.findIndex((line) => {
    characters += line.length + 1;
    return characters > MAX_CHARACTERS;
  });
  return end === -1 ? lines : lines.slice(0, end);
}
