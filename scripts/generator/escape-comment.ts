/** Text of a spec as it can stand in a comment, which it must not end. */
export function escapeComment(text: string): string {
  return text.replaceAll("*/", "*\\/");
}
