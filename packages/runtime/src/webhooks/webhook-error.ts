/** Why a delivery was refused. */
export type WebhookErrorReason =
  | "missing-signature"
  | "bad-signature"
  | "too-old"
  | "from-the-future"
  | "unsigned"
  | "malformed"
  | "no-key"
  | "bad-key"
  | "body-used"
  | "parsed-body";

/** Thrown when a delivery is refused. It contains nothing of the delivery or of a key. */
export class WebhookError extends Error {
  override readonly name = "WebhookError";
  readonly reason: WebhookErrorReason;
  /** Status to respond with: 401 or 400 when the sender is at fault, 500 when the server is. */
  readonly status: 400 | 401 | 500;

  constructor(reason: WebhookErrorReason, message: string, status: 400 | 401 | 500 = 401) {
    super(message);
    this.reason = reason;
    this.status = status;
  }
}
