import { createHash } from "node:crypto";

/** A short name for a text: two texts with the same one are the same text. */
export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
