export type Bytes = Uint8Array<ArrayBuffer>;

/** Decodes hex or base64. Returns no bytes unless an encoder would have written exactly this text. */
export function decode(text: string, encoding: "hex" | "base64" | undefined): Bytes {
  if (encoding === "hex")
    return Uint8Array.from(/^([0-9a-f]{2})+$/.test(text) ? (text.match(/../g) ?? []) : [], (pair) =>
      Number(`0x${pair}`),
    );
  try {
    const decoded = atob(text);
    // It also takes white space, missing padding and bits that no byte has.
    if (btoa(decoded) === text) return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
  } catch {
    // It has other characters.
  }
  return new Uint8Array();
}

/** Encodes bytes as base64. */
export function toBase64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

/** Joins bytes and texts, which become UTF-8. */
export async function join(...parts: readonly (Bytes | string)[]): Promise<Bytes> {
  return new Uint8Array(await new Blob([...parts]).arrayBuffer());
}
