/**
 * Control characters, the invisible ones that reorder a line among them, and the line separators. A terminal obeys some,
 * and others show a reader something that is not there.
 */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
/** Text that GitHub's runner reads as a command: `::` at the start of a line, `##[` anywhere. */
const RUNNER_COMMAND = /^(\s*):(?=:)|#(?=#\[)/g;

/**
 * A text of others, such as a name in a vendor's document, as one line that a terminal, a log and an issue show as it is.
 * Every command prints such texts through this.
 */
export function toPlainLine(text: string): string {
  return text
    .replaceAll(CONTROL, escape)
    .replaceAll(RUNNER_COMMAND, (found, space = "") => `${space}${escape(found.trimStart())}`);
}

/** The same for each line of a text that has several. */
export function toPlainText(text: string): string {
  return text.split("\n").map(toPlainLine).join("\n");
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
