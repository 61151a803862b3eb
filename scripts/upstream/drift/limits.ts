/** Larger than any document or page of a vendor's reference. */
export const MAX_DOCUMENT_BYTES = 50_000_000;
/** Parallel requests to one vendor. */
export const MAX_PARALLEL = 4;
export const REQUEST_TIMEOUT_MS = 60_000;
