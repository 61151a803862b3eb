/**
 * Writes a list or an object in a query. `parts` are the items of the list, or the names and values of the object, encoded
 * like `name`. `refuse` throws an `InvalidRequestError`.
 */
export type QueryWriter = (
  name: string,
  parts: readonly (readonly string[])[],
  refuse: (problem: string) => void,
) => string;

/**
 * Writes everything as one value: the styles of OpenAPI without `explode`. A space and a pipe are encoded like a part of the
 * value; the comma is not.
 */
export function separatedBy(separator: "," | "%20" | "%7C"): QueryWriter {
  return (name, parts, refuse) => {
    const texts = parts.flat();
    // The server could not distinguish a separator within a value from one between two values.
    if (texts.join("").includes(separator))
      refuse(`has a value with the separator "${decodeURIComponent(separator)}"`);
    return texts.length === 0 ? "" : `${name}=${texts.join(separator)}`;
  };
}

/** Writes each field of an object as a parameter: the style `form` with `explode`. */
export const asFields: QueryWriter = (name, parts) =>
  parts.map((part) => (part.length === 1 ? [name, ...part] : part).join("=")).join("&");
