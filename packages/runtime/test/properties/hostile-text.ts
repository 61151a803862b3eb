import * as fc from "fast-check";

/** Texts that other clients have let through: they end, split, climb out of or smuggle something into a request. */
// prettier-ignore
const PIECES = [
  "", ".", "..", "/", "//", "\\", "..\\", "../", "%2F", "%2f", "%2e", "%2e%2e", "%5c", "%00", "%0d%0a", "%", "%25", "%zz",
  "?", "#", ";", "&", "=", "+", " ", "\t", ",", "|", "[", "]", "{", "}", "{id}", "{call}", "$&", "$'", "$$", ":", "@", "*",
  "\0", "\n", "\r", "\r\n", "\r\nX-Smuggled: yes", "\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n", "\u007F", "\u0085", "\u00A0",
  "\u2028", "\u2029", "\uFEFF", "\uFFFF", "\uFFFD", "\uD800", "\uDC00", "\uDC00\uD800", "😀", "👩‍👩‍👧", "é", "e\u0301", "ÿ", "Ā",
  "\"", "'", "<", ">", "`", "^", "~", "!", "(", ")", "__proto__", "constructor", "toString", "hasOwnProperty", "null",
  "undefined", "NaN", "true", "0", "-0", "1e21", "//other.invalid/", "http://other.invalid/", "a", "agents", "Agent 7",
];

const LONG_LENGTH = 64 * 1024;
const long = fc
  .constantFrom("a", "é", "\u2028", "😀", "%2F", "\0", "/", "..", "a\r\n")
  .map((piece) => piece.repeat(Math.ceil(LONG_LENGTH / piece.length)));

const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));

/** Any text, and more often than not one that is meant to do harm. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 80, arbitrary: fc.constantFrom(...PIECES) },
  {
    weight: 60,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((pieces) => pieces.join("")),
  },
  { weight: 28, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 20, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 10, arbitrary: fc.string({ unit: codeUnit, maxLength: 12 }) },
  { weight: 1, arbitrary: long },
);

/** Returns whether a text can be written in UTF-8; half of a surrogate pair cannot. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
