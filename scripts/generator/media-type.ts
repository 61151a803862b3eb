/** Support for a media type: the runtime's function for it when it is not JSON, and its type. */
export interface MediaTypeSupport {
  /** Name of the runtime's function that writes it as a request body. */
  readonly encoder?: string;
  /** True if that function receives the media type. */
  readonly isTold?: boolean;
  /** Name of the runtime's function that reads it as a response, and the type of the result. */
  readonly reader?: string;
  readonly type?: string;
}

/** Returns the support for a media type, or `undefined` for an unsupported one. */
export function mediaTypeSupport(mediaType: string): MediaTypeSupport | undefined {
  if (isJson(mediaType)) return {};
  if (mediaType === "application/x-www-form-urlencoded") return { encoder: "encodeForm" };
  if (mediaType === "multipart/form-data") return { encoder: "encodeMultipart" };
  // A stream of events may never end, so it cannot be read as a whole.
  if (mediaType === "text/event-stream")
    return { reader: "asStream", type: "ReadableStream<Uint8Array> | null" };
  if (mediaType.startsWith("text/")) return { reader: "asText", type: "string" };
  if (/^(?:audio|image|video)\/|^application\/(?:octet-stream|pdf|zip)$/.test(mediaType)) {
    return { encoder: "encodeBinaryAs", isTold: true, reader: "asBlob", type: "Blob" };
  }
  return undefined;
}

export function isJson(mediaType: string): boolean {
  return /^application\/(?:[\w.-]+\+)?json$/.test(mediaType);
}

/** Media types for JSON in a multipart field: a part of that type, or a text. */
export const JSON_FIELD_TYPES: ReadonlySet<string> = new Set(["application/json", "text/plain"]);

/** Returns true for a special JSON type, such as `application/merge-patch+json`, which must be sent by name. */
export function isNamedJson(mediaType: string): boolean {
  return mediaType.endsWith("+json");
}
