/** Writes a token as a server may send it back. */
export type Encoding = readonly [title: string, encode: (token: string) => string];

function eachCharacter(write: (code: number, hex: string) => string): (token: string) => string {
  return (token) =>
    token.replace(/[^]/g, (character) => {
      const code = character.charCodeAt(0);
      return write(code, code.toString(16));
    });
}

function base64Behind(before: string): (token: string) => string {
  return (token) => Buffer.from(`${before}${token}:behind`).toString("base64");
}

const mixedCase = eachCharacter((code, hex) => `%${code % 2 === 0 ? hex.toUpperCase() : hex}`);

export const ENCODINGS: readonly Encoding[] = [
  ["plain", String],
  ["percent-encoded", encodeURIComponent],
  ["percent-encoded twice", (token) => encodeURIComponent(encodeURIComponent(token))],
  ["percent-encoded in letters of both cases", mixedCase],
  ["base64", base64Behind("")],
  ["base64 behind one byte", base64Behind("a")],
  ["base64 behind two bytes", base64Behind("ab")],
  ["base64url", (token) => Buffer.from(`é${token}`).toString("base64url")],
  ["JSON escapes", eachCharacter((_code, hex) => `\\u00${hex}`)],
  ["JSON within JSON", (token) => JSON.stringify(JSON.stringify({ token }))],
  ["decimal HTML entities", eachCharacter((code) => `&#${code};`)],
  ["hexadecimal HTML entities", eachCharacter((_code, hex) => `&#x${hex};`)],
];
