/**
 ** Control characters, including invisible ones that reorder a line, and line separators. Terminals act on some of them,
 * and others change what a reader sees.
 */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
/** Text that GitHub's runner reads as a command: `::` at the start of a line, `##[` anywhere. */
const RUNNER_COMMAND = /^(\s*):(?=:)|#(?=#\[)/g;

/**
 ** Turns foreign text, such as a name in a vendor's document, into one line that terminals, logs and issues show unchanged.
 * Every command prints such text through this.
 */
export function toPlainLine(text: string): string {
  return text
    .replaceAll(CONTROL, escape)
    .replaceAll(RUNNER_COMMAND, (found, space = "") => `${space}${escape(found.trimStart())}`);
}

/** Does the same for each line of a text. */
export function toPlainText(text: string): string {
  return text.split("\n").map(toPlainLine).join("\n");
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
