/** Decodes hex or base64, or returns `undefined` unless an encoder would have written exactly this text. */
export function decode(text: string, encoding: "hex" | "base64"): Uint8Array<ArrayBuffer> | undefined {
  if (encoding === "hex") {
    const pairs = /^(?:[0-9a-f]{2})+$/.test(text) ? text.match(/../g) : null;
    return pairs === null ? undefined : Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
  }
  try {
    const decoded = atob(text);
    // It also takes white space, missing padding and bits that no byte has.
    if (btoa(decoded) !== text || text === "") return undefined;
    return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Encodes bytes as lower-case hex. */
export function toHex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Encodes text as UTF-8. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
