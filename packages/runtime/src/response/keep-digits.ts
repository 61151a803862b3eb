/**
 * Creates a function that rewrites JSON texts: a whole number in a property of one of these names becomes a string with its
 * digits, which `JSON.parse` would round beyond `Number.MAX_SAFE_INTEGER`.
 */
export function keepDigits(...names: readonly string[]): (json: string) => string {
  return (json) =>
    // The second half matches every other string as a whole: a property is never inside of one, and each is read once.
    json.replace(
      /("(?:[^"\\]|\\.)*"\s*:\s*)(-?\d+)(?![\d.eE])|"(?:[^"\\]|\\.)*"/g,
      (all, start: string | undefined, digits: string) =>
        start !== undefined && names.includes(readName(start)) ? `${start}"${digits}"` : all,
    );
}

function readName(start: string): string {
  return String(JSON.parse(start.slice(0, start.lastIndexOf('"') + 1)));
}
