import { chooseScheme, type SchemeOptions } from "./choose-scheme.js";
import { toBytes, toHex } from "./encoding.js";
import { decodeKey, nameHmac } from "./keys.js";
import type { AuthenticationPlan, SignatureScheme, SignatureTime, WebhookFacts } from "./scheme.js";
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
  readonly signature: Partial<SignatureScheme> & Required<Pick<SignatureScheme, "header">>;
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
    const { scheme, keys } = chooseScheme(facts, { ...options, keys: key ?? "" });
    const [secret = ""] = keys;
    const body = JSON.stringify(event);
    const headers = new Headers({ "content-type": "application/json" });
    for (const part of scheme.signed ?? [])
      if (typeof part === "object" && "header" in part) headers.set(part.header, crypto.randomUUID());
    const time = writeTime(now(), scheme.time);
    const read = {
      bytes: toBytes(body),
      header: (name: string) => headers.get(name) ?? undefined,
      method: "POST",
      url,
    };
    const signature = await sign(secret, scheme, joinSigned(scheme, read, time));
    headers.set(scheme.header, `${scheme.prefix ?? ""}${signature}`);
    if (scheme.time?.header !== undefined) headers.set(scheme.time.header, time);
    else if (scheme.time !== undefined)
      headers.set(scheme.header, `${scheme.time.prefix ?? ""}${time},${scheme.prefix ?? ""}${signature}`);
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

function writeTime(now: number, time: SignatureTime | undefined): string {
  if (time?.unit === "iso") return new Date(now).toISOString();
  return String(time?.unit === "s" ? Math.floor(now / 1000) : now);
}

async function sign(
  secret: string,
  scheme: SignatureScheme,
  signed: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const { subtle } = crypto;
  const { algorithm, encoding } = scheme;
  if (algorithm === "shared-secret") return secret;
  const bytes = decodeKey(secret, scheme);
  const key = await (algorithm === "ed25519"
    ? subtle.importKey("pkcs8", bytes, "Ed25519", false, ["sign"])
    : subtle.importKey("raw", bytes, nameHmac(algorithm), false, ["sign"]));
  const signature = await subtle.sign(key.algorithm.name, key, signed);
  return encoding === "base64" ? toBase64(signature) : toHex(signature);
}

function toBase64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
