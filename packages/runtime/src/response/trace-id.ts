import { ownValue } from "../values/own-value.js";
import type { TraceIdReader } from "../client/provider.js";

/** Location of the id by which the vendor's support finds the call. */
export interface TraceIdLocation {
  /** Name of a property at the top of a JSON response. */
  readonly body?: string;
  readonly header?: string;
}

/** Creates a function that reads the trace id of a response: from its header, or else from its body. */
export function traceIdAt({ header, body: property }: TraceIdLocation): TraceIdReader {
  return ({ headers }, body) => {
    const inHeader = header === undefined ? null : headers.get(header);
    if (inHeader !== null) return inHeader;
    const value = property === undefined ? undefined : ownValue(body, property);
    return typeof value === "string" ? value : undefined;
  };
}
