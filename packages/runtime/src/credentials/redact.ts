/** Text that replaces a secret. */
export const REDACTED = "[redacted]";

/** Removes secrets from a text. */
export type Redactor = (text: string) => string;

/** Shorter tokens occur in texts that have nothing to do with them. */
const SHORTEST = 8;
/** Shorter tokens are found as whole words only, and not in a key of JSON: "password" can be both. */
const SHORTEST_PART = 16;
/** Only the beginning of a text is searched; the rest of a longer one is cut off. */
const LONGEST = 65_536;
/** Maximum number of layers of encoding that are searched. */
const MOST_LAYERS = 6;

/** A character as JSON, a URL or HTML encodes it, or a plain one. */
const UNIT = /\\(?:u00[\da-f]{2}|["\\/])|%[\da-f]{2}|&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,4});|[^]/gi;

/**
 * Creates a redactor for a token. It finds the token plain, in base64, also as a part of what was encoded, and in any
 * layers of JSON escapes, percent-encoding and HTML entities. Everything else in the text stays as it is.
 */
export function createRedactor(token: string): Redactor {
  // Created when an error needs it.
  let pattern: RegExp | undefined;
  return (text) => {
    if (token.length < SHORTEST) return text;
    const units = redactUnits(text.slice(0, LONGEST), (pattern ??= matchToken(token)));
    // The cut may go through a token.
    return units.slice(0, text.length > LONGEST ? -2 * token.length : undefined).join("");
  };
}

/** Splits the text into pieces that are one character each in the innermost layer, or redacted. */
function redactUnits(text: string, pattern: RegExp): string[] {
  let plain = text;
  let units = text.split("");
  for (let layer = 1; ; layer += 1) {
    for (const { 0: found, index } of plain.matchAll(pattern)) {
      units.fill("", index, index + found.length);
      units[index] = REDACTED;
    }
    const pieces = plain.match(UNIT) ?? [];
    if (layer === MOST_LAYERS || pieces.length === units.length) return units;
    let at = 0;
    units = pieces.map(({ length }) =>
      length === 1 ? (units[at++] ?? "") : units.slice(at, (at += length)).join(""),
    );
    plain = pieces.map(decodeUnit).join("");
  }
}

/** Decodes a character. A named entity becomes any punctuation, which is all that the pattern needs. */
function decodeUnit(unit: string): string {
  const code = Number(unit.replace(/^\\u|^%|^&#x/i, "0x").replace(/&#|;/g, ""));
  if (unit.length > 2) return code > 0 ? String.fromCharCode(code) : "&";
  return unit.slice(-1);
}

/** Creates the pattern of a token. In base64, a token looks different after one or two other bytes; characters that encode both are
 * left out. */
function matchToken(token: string): RegExp {
  const forms = [0, 1, 2].map((shift) =>
    btoa(" ".repeat(shift) + token).slice(shift && shift + 1, Math.floor(((shift + token.length) * 4) / 3)),
  );
  // Base64 has two alphabets, and a space two encodings: any punctuation matches.
  const [plain, ...encoded] = [token, ...forms].map((form) =>
    form.replace(/\W+/g, ({ length }) => `[\\W_]{${length}}`),
  );
  const word = String.raw`(?<!(?<!\\)\w)${plain}(?!\w|[^"]{0,99}"\s{0,9}:)`;
  return new RegExp([token.length < SHORTEST_PART ? word : plain, ...encoded].join("|"), "gi");
}

/**
 * Returns the head of a response without the token. The platform's own object cannot be changed, so it may be a copy. That
 * keeps a status and a reason phrase that the constructor of `Response` refuses.
 */
export function redactResponse(response: Response, redact: Redactor): Response {
  const { status, statusText, url } = response;
  const given = [...response.headers];
  if ([statusText, url, ...given.flat()].every((text) => redact(text) === text)) return response;
  const headers = given.flatMap(([name, value]): [string, string][] =>
    redact(name) === name ? [[name, redact(value)]] : [],
  );
  const clean = new Response(null, { headers });
  const head = { ok: false, status, statusText: redact(statusText), url: redact(url) };
  for (const [name, value] of Object.entries(head)) Object.defineProperty(clean, name, { value });
  return clean;
}
