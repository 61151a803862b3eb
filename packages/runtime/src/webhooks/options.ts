import type { AuthenticationPlan, SignatureScheme, SignedPart } from "./scheme.js";

/** Options of `verifyWebhook` and `handleWebhook` for every platform. */
export interface WebhookOptions {
  /** Maximum age in milliseconds, and maximum time in the future; `Infinity` accepts any. By default the platform's own limit, where it has one. */
  readonly toleranceMs?: number | undefined;
  /** Current time in milliseconds since 1970; `Date.now` by default. */
  readonly now?: (() => number) | undefined;
}

/** Options where the platform signs with its own private key. */
export interface PublicKeyOptions extends WebhookOptions {
  /** Public keys, as SPKI in base64, instead of the platform's own: those of a test, or new ones. */
  readonly keys?: string | readonly string[] | undefined;
}

/** Options where the platform signs with a secret of the customer. */
export interface SecretOptions extends WebhookOptions {
  /** The secret, or several while one replaces another. */
  readonly secret: string | readonly string[];
}

/** Options where the vendor does not document how it signs. */
export interface UndocumentedOptions extends SecretOptions {
  /** The header of the signature, and everything else that differs from what we assume. */
  readonly signature: Partial<Omit<SignatureScheme, "signed">> & {
    readonly header: string;
    readonly signed?: readonly ["body", ...SignedPart[]] | readonly [...SignedPart[], "body"];
  };
}

/** Options where the customer configures the signature. */
export interface PlanOptions extends WebhookOptions {
  /** The credential as it was configured at the platform. */
  readonly plan: AuthenticationPlan;
}
