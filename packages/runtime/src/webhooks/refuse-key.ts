import { WebhookError } from "./webhook-error.js";

/** Throws without the reason of the platform, which could quote the key. */
export function refuseKey(): never {
  throw new WebhookError("bad-key", "the key has a wrong form", 500);
}
