/**
 * How a platform signs its webhooks. `x-webhook-signature` in a spec has exactly this form, and so have the facts that the
 * generator renders. Without `keys`, the key is a secret that only the customer and the platform know.
 */
export interface SignatureScheme {
  /** The customer configures the scheme at the platform, and passes it as the option `plan`. Such a scheme has nothing else. */
  readonly configured?: "authentication-plan";
  /** With `shared-secret`, the header has the secret itself, and nothing is signed. */
  readonly algorithm?: "ed25519" | "hmac-sha1" | "hmac-sha256" | "hmac-sha512" | "shared-secret";
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
  /** The platform waits for the response and reads it: such a delivery is never taken for a repeated one. It is `sendAnswer`. */
  readonly answer?: (handled: unknown, name: string) => Response;
}

/**
 * Facts about the webhooks of a platform that a provider package passes to the runtime. Rendered from the spec, as in
 *
 *     const facts: WebhookFacts = { signature: { … }, read: withSecret, places: { name: "/type" } };
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
 * Where the scheme has `keys`, options are `PublicKeyOptions`, and `read` is `withPublicKeys`; where it is `configured`,
 * `PlanOptions` and `withPlan`; where it has no `header`, `UndocumentedOptions` and `withUndocumentedSecret`; otherwise
 * `SecretOptions`, and `withSharedSecret` or `withSecret`. Options of `signWebhook` have the same names with `Sign` before them.
 */
export interface WebhookFacts {
  readonly signature: SignatureScheme;
  /** Reads the options. No package carries what only the others need. */
  readonly read: SchemeReader;
  readonly places: EventPlaces;
  /** Facts about single events, by their names. */
  readonly events?: Readonly<Record<string, EventFacts>>;
}

/** Returns how to verify a delivery, as the spec and the options say. */
export type SchemeReader = (signature: SignatureScheme, options: SchemeOptions) => ChosenScheme;

/** Options that say how to verify, of all platforms together. */
export interface SchemeOptions {
  readonly secret?: string | readonly string[] | undefined;
  readonly keys?: string | readonly string[] | undefined;
  readonly signature?: Partial<SignatureScheme> | undefined;
  readonly plan?: AuthenticationPlan | undefined;
}

/** A scheme, its keys or secrets as text, and how it verifies a signature. */
export interface ChosenScheme {
  readonly scheme: SignatureScheme;
  readonly keys: string | readonly string[] | undefined;
  readonly verify: SignatureVerifier;
}

/** Verifies a signature, as it stands in the header, of some bytes with a key or a secret, as text. */
export type SignatureVerifier = (
  key: string,
  scheme: SignatureScheme,
  signature: string,
  signed: Uint8Array<ArrayBuffer>,
) => Promise<boolean>;

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
