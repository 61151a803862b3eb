const PERCENT = 0x25;

/**
 * Decodes everything percent-encoded in a text as UTF-8. Independent of the platform's own
 * functions, which the runtime encodes with; a `%` that begins no code stays, as servers leave it.
 */
export function percentDecode(text: string): string {
  if (!text.includes("%")) return text;
  const given = Buffer.from(text, "utf8");
  const decoded = Buffer.alloc(given.length);
  let length = 0;
  for (let index = 0; index < given.length; index += 1) {
    const byte = given[index] ?? 0;
    const code = byte === PERCENT ? digit(given[index + 1]) * 16 + digit(given[index + 2]) : Number.NaN;
    const isCode = !Number.isNaN(code);
    decoded[length] = isCode ? code : byte;
    length += 1;
    if (isCode) index += 2;
  }
  return decoded.toString("utf8", 0, length);
}

function digit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}
