/** Direction of values: sent to the platform, or received from it. */
export type Direction = "request" | "response";

/** The components of a document, by name. */
export type Schemas = Readonly<Record<string, unknown>>;
