/** How a body is laid out on the wire. */
export type BodyKind = "json" | "form" | "multipart" | "text" | "bytes";

// Not taken from the generator: a media type that it reads wrongly is to be found out.

/** How a body of a media type is laid out; parameters such as `charset` and `boundary` may follow the type. */
export function bodyKind(mediaType: string): BodyKind {
  const [essence = ""] = mediaType.toLowerCase().split(/\s*;/);
  if (essence === "application/json" || essence.endsWith("+json")) return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence === "multipart/form-data") return "multipart";
  return essence.startsWith("text/") ? "text" : "bytes";
}
