import type { TestScheme } from "./schemes.js";

export type Bytes = Uint8Array<ArrayBuffer>;

/** A key of the platform. Written without the runtime, which it is compared with. */
export interface ReferenceKey {
  /** Key or secret that the verifier receives. */
  readonly text: string;
  sign(bytes: Bytes): Promise<Bytes>;
}

/** Creates a key; the secret of HMAC is this text. */
export async function createReferenceKey({ hash }: TestScheme, secret: string): Promise<ReferenceKey> {
  const { subtle } = crypto;
  if (hash !== "Ed25519") {
    const key = await subtle.importKey("raw", encode(secret), { name: "HMAC", hash }, false, ["sign"]);
    return { text: secret, sign: async (bytes) => new Uint8Array(await subtle.sign("HMAC", key, bytes)) };
  }
  const pair = await subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("no pair");
  const spki = new Uint8Array(await subtle.exportKey("spki", pair.publicKey));
  return {
    text: write(spki, "base64"),
    sign: async (bytes) => new Uint8Array(await subtle.sign("Ed25519", pair.privateKey, bytes)),
  };
}

export function encode(text: string): Bytes {
  return new TextEncoder().encode(text);
}

export function concat(...parts: readonly Bytes[]): Bytes {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export function write(bytes: Bytes, encoding: "hex" | "base64"): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  if (encoding === "base64") return btoa(text);
  return Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join("");
}

/** Signs a body as the platform does. */
export async function signBody(
  scheme: TestScheme,
  key: ReferenceKey,
  body: Bytes,
  time: string,
): Promise<string> {
  const [before, after] = scheme.around(time);
  const signed = new Uint8Array(before.length + body.length + after.length);
  signed.set(encode(before));
  signed.set(body, before.length);
  signed.set(encode(after), before.length + body.length);
  return write(await key.sign(signed), scheme.encoding);
}
