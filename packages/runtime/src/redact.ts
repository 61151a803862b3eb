/** What stands in place of a secret. */
export const REDACTED = "[redacted]";

/** Takes a credential out of a text, in the forms in which a server may send it back. */
export type Redactor = (text: string) => string;

/** Shorter pieces would be found in texts that have nothing to do with the token. */
const SHORTEST_ENCODED = 8;

/** Knows a token plain, percent-encoded, escaped for JSON, and in base64, also as a part of what was encoded. */
export function createRedactor(token: string | undefined): Redactor {
  let pattern: RegExp | undefined;
  return (text) => (token === undefined ? text : text.replace((pattern ??= matchToken(token)), REDACTED));
}

function matchToken(token: string): RegExp {
  // In base64 a token looks differently behind one and two other bytes; the characters that it shares with its neighbours
  // are left to them.
  const encoded = [0, 1, 2].map((shift) =>
    btoa(" ".repeat(shift) + token).slice(shift && shift + 1, Math.floor(((shift + token.length) * 4) / 3)),
  );
  const forms = [token, ...encoded.filter(({ length }) => length >= SHORTEST_ENCODED)];
  return new RegExp(forms.map((form) => form.replace(/[^]/g, matchCharacter)).join("|"), "gi");
}

/** Matches one character in all of its writings. A token is visible ASCII, which was checked when it was read. */
function matchCharacter(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  // Base64 has two alphabets, and a space has two encodings.
  const other = { "+": "-", "/": "_", " ": "+" }[character] ?? "";
  return `(?:\\\\?[\\x${code}${other}]|%${code}|\\\\u00${code})`;
}

/** The head of an answer without the credential. The platform's own object cannot be changed, so it may be another one. */
export function redactResponse(response: Response, redact: Redactor): Response {
  const { status, statusText, headers } = response;
  const clean = new Response(null, {
    status,
    statusText: redact(statusText),
    headers: [...headers].map(([name, value]): [string, string] => [name, redact(value)]),
  });
  const isClean = clean.statusText === statusText && String([...clean.headers]) === String([...headers]);
  return isClean ? response : clean;
}

/**
 * Takes a credential out of an error and its causes, which can quote what the server sent. They stay the objects that they
 * are; only a text that has the credential in it is replaced.
 */
export function redactError(error: unknown, redact: Redactor, seen: Set<unknown> = new Set()): void {
  if (!(error instanceof Error) || seen.has(error)) return;
  seen.add(error);
  for (const key of Reflect.ownKeys(error)) {
    const value: unknown = Reflect.get(error, key);
    if (typeof value === "string" && redact(value) !== value) Reflect.set(error, key, redact(value));
    for (const inner of Array.isArray(value) ? value : [value]) redactError(inner, redact, seen);
  }
}
