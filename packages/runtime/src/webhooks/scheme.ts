/**
 * How a platform signs its webhooks. `x-webhook-signature` in a spec has exactly this form, and so have the facts that the
 * generator renders. Without `keys`, the key is a secret that only the customer and the platform know.
 */
export interface SignatureScheme {
  /** With `shared-secret`, the header has the secret itself, and nothing is signed. */
  readonly algorithm: "ed25519" | "hmac-sha1" | "hmac-sha256" | "hmac-sha512" | "shared-secret";
  /** Header that has the signature. Without it, the vendor does not document the header: the customer has to give it. */
  readonly header?: string;
  /** Text before each signature, such as `d=` in `v=1700000000000,d=0123ab`. */
  readonly prefix?: string;
  /** The header may have several signatures, separated by commas. One valid signature is enough. */
  readonly several?: true;
  /** Value of the header when a delivery is not signed, such as `N/A`. */
  readonly unsigned?: string;
  /** Encoding of a signature. All but `shared-secret` require it. */
  readonly encoding?: "hex" | "base64";
  /** Parts that are signed, in this order, with no separator but those that are listed. All but `shared-secret` require it. */
  readonly signed?: readonly SignedPart[];
  /** Time of the delivery, where it is signed. */
  readonly time?: SignatureTime;
  /** The platform's public keys, as SPKI in base64. A delivery is valid if any of them verifies it. */
  readonly keys?: readonly string[];
  /** The customer's secret is text in base64, and the key is what it encodes. Otherwise the key is the UTF-8 of the secret. */
  readonly secretEncoding?: "base64";
}

/** A part of the signed bytes. `body` is the body as it arrived; `time` is the text of the time as it arrived. */
export type SignedPart =
  | "body"
  | "time"
  | "method"
  | "url"
  | { /** Value of a header. */ readonly header: string }
  | { /** The text itself, such as a separator. */ readonly text: string };

/** Where the signed time of a delivery is, and how old a delivery may be. */
export interface SignatureTime {
  /** Header that has it; by default the header of the signature, as one of its parts, which are separated by commas. */
  readonly header?: string;
  /** Text before it, such as `v=` in `v=1700000000000,d=0123ab`. */
  readonly prefix?: string;
  /** Without it, the vendor does not document the unit, and each of them is accepted. */
  readonly unit?: TimeUnit;
  /** Maximum age in milliseconds by default. Without it, any age is accepted unless the customer sets a maximum. */
  readonly toleranceMs?: number;
}

/** Milliseconds since 1970, seconds since 1970, or a date-time of ISO 8601. */
export type TimeUnit = "ms" | "s" | "iso";

/**
 * The customer configures the scheme at the platform, and gives it as the option `plan` in the platform's own form. Rendered
 * facts with this signature also have `configure: readAuthenticationPlan`.
 */
export interface ConfiguredScheme {
  readonly configured: "authentication-plan";
}

/** Where the name, the id and the time of an event are in the body. Places are JSON pointers. */
export interface EventPlaces {
  /** Place of the event's name, such as `/type` or `/message/type`. */
  readonly name: string;
  /** Event that a body without a name is, if it has all of `has`. The event gets the name at the place of names. */
  readonly unnamed?: { readonly name: string; readonly has: readonly string[] };
  /** Places of an id that is unique among the deliveries of all events, in order of preference. Without one, the hash of the body is the id. */
  readonly id?: readonly string[];
  /** Place of the event's time, where the signature has none. */
  readonly time?: { readonly place: string; readonly unit: TimeUnit };
}

/** Facts about one event. Events without facts are not listed. */
export interface EventFacts {
  /** Places of an id that is unique among the deliveries of this event, instead of those of all events. */
  readonly id?: readonly string[];
  /** The platform waits for the response and reads it: such a delivery is never taken for a repeated one. */
  readonly answer?: true;
}

/**
 * Facts about the webhooks of a platform that a provider package passes to the runtime. Rendered from the spec, as in
 *
 *     const facts: WebhookFacts = { platform: "Acme", signature: { … }, places: { name: "/type" } };
 *     export interface WebhookEvents { "call.started": CallStarted; "call.inbound": CallInbound }
 *     export interface WebhookAnswers { "call.inbound": CallInboundAnswer }
 *     export type WebhookEvent = WebhookEvents[keyof WebhookEvents] | UnknownWebhookEvent;
 *     export const verifyWebhook: VerifyWebhook<WebhookEvent, SecretOptions> = createVerifyWebhook(facts);
 *     export const handleWebhook: HandleWebhook<WebhookEvents, UnknownWebhookEvent, WebhookAnswers, SecretOptions> =
 *       createHandleWebhook(facts);
 *
 * in `generated/webhooks.ts`, and in `generated/webhooks-testing.ts`
 *
 *     export const signWebhook: SignWebhook<WebhookEvent, SignSecretOptions> = createSignWebhook(facts);
 *
 * Options are `PublicKeyOptions` where the scheme has `keys`, `PlanOptions` where it is `configured`, `UndocumentedOptions`
 * where it has no `header`, else `SecretOptions`; those of `signWebhook` have the same names with `Sign` before them.
 */
export interface WebhookFacts {
  /** Name of the platform, for error messages. */
  readonly platform: string;
  readonly signature: SignatureScheme | ConfiguredScheme;
  /** Reads the option `plan`, where the customer configures the scheme. */
  readonly configure?: PlanReader;
  readonly places: EventPlaces;
  /** Facts about single events, by their names. */
  readonly events?: Readonly<Record<string, EventFacts>>;
}

/** Returns the scheme that a plan describes, and the secret in it. */
export type PlanReader = (plan: AuthenticationPlan) => {
  readonly scheme: SignatureScheme;
  readonly secret: string;
};

/** How a customer has configured the credential of a webhook, in the form of `HMACAuthenticationPlan` and `BearerAuthenticationPlan`, which its API has. */
export type AuthenticationPlan = HmacPlan | BearerPlan;

/** A signature whose form the customer has chosen. */
export interface HmacPlan {
  readonly type: "hmac";
  readonly secretKey: string;
  readonly algorithm: "sha256" | "sha512" | "sha1";
  /** `x-signature` by default. */
  readonly signatureHeader?: string | undefined;
  /** `x-timestamp` by default. */
  readonly timestampHeader?: string | undefined;
  /** Text before the signature, such as `sha256=`. */
  readonly signaturePrefix?: string | undefined;
  /** True by default. */
  readonly includeTimestamp?: boolean | undefined;
  /** `{timestamp}.{body}` by default; also `{method}`, `{url}` and `{svix-id}`. */
  readonly payloadFormat?: string | undefined;
  /** Header that has the id of the message, for `{svix-id}`. */
  readonly messageIdHeader?: string | undefined;
  /** `hex` by default. */
  readonly signatureEncoding?: "hex" | "base64" | undefined;
  /** False by default. */
  readonly secretIsBase64?: boolean | undefined;
}

/** A secret that each delivery carries. */
export interface BearerPlan {
  readonly type: "bearer";
  readonly token: string;
  /** `Authorization` by default. */
  readonly headerName?: string | undefined;
  /** True by default: the header has `Bearer ` before the token. */
  readonly bearerPrefixEnabled?: boolean | undefined;
}
