/** The faults cannot be tried: one of them no longer fits the source, or the suite fails by itself. */
export class FaultError extends Error {}
