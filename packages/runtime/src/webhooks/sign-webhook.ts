import { decode, join, toBase64 } from "./encoding.js";
import type { UndocumentedOptions } from "./options.js";
import { importHmac } from "./verify-hmac.js";
import type { AuthenticationPlan, SchemeOptions, SignatureScheme, TimeUnit, WebhookFacts } from "./scheme.js";
import { joinSigned } from "./signed-bytes.js";

/** Returns a request exactly as the platform sends it. For tests. */
export type SignWebhook<Event, Options> = (event: Event, options: Options) => Promise<Request>;

/** Options of `signWebhook` for every platform. */
export interface SignOptions {
  /** Time of the delivery in milliseconds since 1970; `Date.now` by default. */
  readonly now?: (() => number) | undefined;
  /** Address of the request; `https://example.com/webhooks` by default. */
  readonly url?: string | undefined;
}

/** Options where the platform signs with its own private key: a test has another one. */
export interface SignPublicKeyOptions extends SignOptions {
  /** Private key of `createTestKeys`. Pass its public key to the verifier as `keys`. */
  readonly key: string;
}

/** Options where the platform signs with a secret of the customer. */
export interface SignSecretOptions extends SignOptions {
  readonly secret: string;
}

/** Options where the vendor does not document how it signs. */
export interface SignUndocumentedOptions extends SignSecretOptions {
  /** The header of the signature, as the verifier receives it. */
  readonly signature: UndocumentedOptions["signature"];
}

/** Options where the customer configures the signature. */
export interface SignPlanOptions extends SignOptions {
  /** The credential as it was configured at the platform. */
  readonly plan: AuthenticationPlan;
}

type AllOptions = SignOptions & SchemeOptions & { readonly key?: string };

/** Creates the `signWebhook` of a provider package. */
export function createSignWebhook<Event, Options>(facts: WebhookFacts): SignWebhook<Event, Options>;
export function createSignWebhook(facts: WebhookFacts): unknown {
  return async (event: unknown, options: AllOptions): Promise<Request> => {
    const { now = Date.now, url = "https://example.com/webhooks", key } = options;
    const { scheme, keys = "" } = facts.read(facts.signature, { ...options, keys: key });
    const { header = "", prefix = "", signed = [], time } = scheme;
    const body = JSON.stringify(event);
    const headers = new Headers({ "content-type": "application/json" });
    for (const part of signed)
      if (typeof part === "object" && "header" in part) headers.set(part.header, crypto.randomUUID());
    const text = writeTime(now(), time?.unit);
    if (time?.header !== undefined) headers.set(time.header, text);
    const read = { body: await join(body), header: readFrom(headers), method: "POST", url };
    const signature = await sign([keys].flat().join(), scheme, await joinSigned(scheme, read, text));
    const isShared = time !== undefined && time.header === undefined;
    headers.set(header, `${isShared ? `${time.prefix ?? ""}${text},` : ""}${prefix}${signature}`);
    return new Request(url, { method: "POST", headers, body });
  };
}

/** Creates a key pair for tests. A verifier accepts what its private key signs only when it is given its public key. */
export async function createTestKeys(): Promise<{ readonly key: string; readonly publicKey: string }> {
  const { subtle } = crypto;
  const pair = await subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new TypeError("the platform has no key pairs of Ed25519");
  return {
    key: toBase64(await subtle.exportKey("pkcs8", pair.privateKey)),
    publicKey: toBase64(await subtle.exportKey("spki", pair.publicKey)),
  };
}

function readFrom(headers: Headers): (name: string) => string {
  return (name) => headers.get(name) ?? "";
}

function writeTime(now: number, unit: TimeUnit | undefined): string {
  if (unit === "iso") return new Date(now).toISOString();
  return String(unit === "s" ? Math.floor(now / 1000) : now);
}

async function sign(
  secret: string,
  scheme: SignatureScheme,
  signed: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const { subtle } = crypto;
  if (scheme.algorithm === "shared-secret") return secret;
  const key = scheme.keys
    ? await subtle.importKey("pkcs8", decode(secret, "base64"), "Ed25519", false, ["sign"])
    : await importHmac(secret, scheme, "sign");
  const signature = await subtle.sign(key.algorithm.name, key, signed);
  return scheme.encoding === "base64" ? toBase64(signature) : toHex(signature);
}

function toHex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
