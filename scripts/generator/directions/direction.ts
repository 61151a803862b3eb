/** Direction in which values travel: to the platform, or from it. */
export type Direction = "request" | "response";

/** The components of a document, by name. */
export type Schemas = Readonly<Record<string, unknown>>;
