/** Layout of a body on the wire. */
export type BodyKind = "json" | "form" | "multipart" | "text" | "bytes";

// Not taken from the generator: a media type that it reads wrongly is to be found out.

/** Returns the layout of a media type, which may have parameters such as `charset` and `boundary`. */
export function bodyKind(mediaType: string): BodyKind {
  const [essence = ""] = mediaType.toLowerCase().split(/\s*;/);
  if (essence === "application/json" || essence.endsWith("+json")) return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence === "multipart/form-data") return "multipart";
  return essence.startsWith("text/") ? "text" : "bytes";
}
