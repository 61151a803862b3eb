import type { Random } from "./random.js";
import { type Bytes, encode } from "./reference-signer.js";

const BYTE_ORDER_MARK = "\uFEFF";

/** Texts that other encodings, normal forms and escapes change. */
const TEXTS = [
  "plain",
  "caf\u00e9",
  "cafe\u0301",
  "\u{1f600} \u{1f468}\u200d\u{1f469}",
  "\u2028\u2029\u0085",
  'quote " slash / backslash \\',
  "nul \u0000 del \u007f",
  "\uffff\ufffd\u{10ffff}",
  "digits 1700000000000",
  "N/A",
  "",
] as const;

/** A body that a platform could send: a JSON object, and one more megabyte in one of a thousand. */
export function createBody(random: Random): Bytes {
  const event = {
    event: "call.ended",
    text: random.pick(TEXTS),
    count: random.below(1_000_000),
    nested: { list: [random.below(10), null, true, random.pick(TEXTS)], 2: "b", 1: "a" },
    ...(random.below(1000) === 0 ? { transcript: "long ".repeat(200_000) } : {}),
  };
  const json = random.below(2) === 0 ? JSON.stringify(event) : JSON.stringify(event, null, 2);
  const escaped = random.below(3) === 0 ? json.replaceAll("/", "\\/").replaceAll("\u00e9", "\\u00e9") : json;
  const start = random.pick(["", "", "", "", BYTE_ORDER_MARK, " \r\n\t"]);
  return encode(`${start}${escaped}${random.pick(["", "", "\n"])}`);
}

/** Bodies that are signed and still no event. */
export const NO_OBJECTS: readonly [Bytes, ...Bytes[]] = [
  encode(""),
  encode("null"),
  encode("[{}]"),
  encode('"text"'),
  encode("17"),
  encode("{"),
  encode("{}{}"),
  encode("\u00a0{}"),
  Uint8Array.of(0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d),
  // A lone surrogate, as an encoder of UTF-16 would write it.
  Uint8Array.of(0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x7d),
];
