/** Escapes a text of a spec, so that it does not end a comment. */
export function escapeComment(text: string): string {
  return text.replaceAll("*/", "*\\/");
}
