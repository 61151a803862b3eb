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

/** Thrown when a delivery is refused. It has nothing of the delivery or of a key in it. */
export class WebhookError extends Error {
  readonly reason: WebhookErrorReason;

  override get name(): string {
    return "WebhookError";
  }

  constructor(reason: WebhookErrorReason, message: string) {
    super(message);
    this.reason = reason;
  }

  /** For logs: the properties of an error are not enumerable. */
  toJSON(): object {
    return { name: this.name, message: this.message, reason: this.reason };
  }
}
