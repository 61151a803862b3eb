/** No document or page of a vendor's reference is larger; what is, is not what we were looking for. */
export const MAX_DOCUMENT_BYTES = 50_000_000;
/** Parallel requests to one vendor. */
export const MAX_PARALLEL = 4;
export const REQUEST_TIMEOUT_MS = 60_000;
