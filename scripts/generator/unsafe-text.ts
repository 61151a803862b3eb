/** Control characters except tab and line breaks, and those that change the direction of a text ("Trojan Source"). */
const UNSAFE =
  /\r(?!\n)|[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/;

/** An HTML comment, which marks the generated sections of a README. */
const MARKER = /<!--|-->/;

/** Describes the part of a text that must not be in a README or code, or returns `undefined`. */
export function findUnsafeText(text: string): string | undefined {
  const [character] = UNSAFE.exec(text) ?? [];
  if (character !== undefined)
    return `the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")} is invisible and can change how a text reads; remove it`;
  return MARKER.test(text) ? `"<!--" and "-->" would hide or end a part of a README; remove them` : undefined;
}
