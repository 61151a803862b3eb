import type { SchemeReader, WebhookFacts } from "../../src/webhooks/index.js";

/** The runtime's functions that facts name: those of the sources, or of a published package. */
export type Readers = Readonly<
  Record<"withPlan" | "withPublicKeys" | "withSecret" | "withUndocumentedSecret", SchemeReader>
>;

/** A platform's scheme, once as the runtime reads it and once as its vendor would write a sender. */
export interface TestScheme {
  readonly name: string;
  readonly facts: WebhookFacts;
  /** Options of the verifier that has these keys. */
  readonly options: (keys: readonly string[]) => object;
  readonly hash: "Ed25519" | "SHA-1" | "SHA-256" | "SHA-512";
  readonly encoding: "hex" | "base64";
  readonly toleranceMs?: number;
  readonly several?: true;
  /** Text of a time in milliseconds since 1970. */
  readonly writeTime?: (ms: number) => string;
  /** Side of the body that a time without separator stands on. */
  readonly timeBeside?: "start" | "end";
  /** Texts before and after the body in what is signed. */
  readonly around: (time: string) => readonly [before: string, after: string];
  readonly headers: (signatures: readonly string[], time: string) => [name: string, value: string][];
}

/** Address and method of all deliveries. */
export const URL_OF_TEST = "https://example.com/webhooks?tenant=1";

const places = { name: "/event" };
const nothing = (): readonly [string, string] => ["", ""];
const seconds = (ms: number): string => String(Math.floor(ms / 1000));

/** One scheme for each of six platforms, and more for the one whose customers configure it. */
export function listSchemes(readers: Readers): TestScheme[] {
  const { withPublicKeys, withSecret, withUndocumentedSecret } = readers;
  return [
    {
      name: "public key over the body",
      facts: {
        signature: {
          algorithm: "ed25519",
          header: "X-GHL-Signature",
          unsigned: "N/A",
          encoding: "base64",
          signed: ["body"],
          keys: ["MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg="],
        },
        read: withPublicKeys,
        places: { ...places, time: { place: "/timestamp", unit: "iso" } },
      },
      options: (keys) => ({ keys }),
      hash: "Ed25519",
      encoding: "base64",
      around: nothing,
      headers: (signatures) => [["X-GHL-Signature", signatures.join(",")]],
    },
    {
      name: "body and milliseconds in one header",
      facts: {
        signature: {
          algorithm: "hmac-sha256",
          header: "x-retell-signature",
          prefix: "d=",
          encoding: "hex",
          signed: ["body", "time"],
          time: { prefix: "v=", unit: "ms", toleranceMs: 300_000 },
        },
        read: withSecret,
        places,
      },
      options: (secret) => ({ secret }),
      hash: "SHA-256",
      encoding: "hex",
      toleranceMs: 300_000,
      writeTime: String,
      timeBeside: "end",
      around: (time) => ["", time],
      headers: (signatures, time) => [
        ["x-retell-signature", [`v=${time}`, ...signatures.map((each) => `d=${each}`)].join(",")],
      ],
    },
    {
      name: "seconds, a dot and the body in one header",
      facts: {
        signature: {
          algorithm: "hmac-sha256",
          header: "ElevenLabs-Signature",
          prefix: "v0=",
          several: true,
          encoding: "hex",
          signed: ["time", { text: "." }, "body"],
          time: { prefix: "t=", unit: "s", toleranceMs: 1_800_000 },
        },
        read: withSecret,
        places,
      },
      options: (secret) => ({ secret }),
      hash: "SHA-256",
      encoding: "hex",
      toleranceMs: 1_800_000,
      several: true,
      writeTime: seconds,
      around: (time) => [`${time}.`, ""],
      headers: (signatures, time) => [
        ["ElevenLabs-Signature", [`t=${time}`, ...signatures.map((each) => `v0=${each}`)].join(",")],
      ],
    },
    {
      name: "body and date in two headers",
      facts: {
        signature: {
          algorithm: "hmac-sha256",
          header: "X-Ultravox-Webhook-Signature",
          several: true,
          encoding: "hex",
          signed: ["body", "time"],
          time: { header: "X-Ultravox-Webhook-Timestamp", unit: "iso", toleranceMs: 60_000 },
        },
        read: withSecret,
        places,
      },
      options: (secret) => ({ secret }),
      hash: "SHA-256",
      encoding: "hex",
      toleranceMs: 60_000,
      several: true,
      writeTime: (ms) => new Date(ms).toISOString().replace("Z", "123+00:00"),
      timeBeside: "end",
      around: (time) => ["", time],
      headers: (signatures, time) => [
        ["X-Ultravox-Webhook-Signature", signatures.join(",")],
        ["X-Ultravox-Webhook-Timestamp", time],
      ],
    },
    {
      name: "undocumented, with a header of the customer",
      facts: {
        signature: { algorithm: "hmac-sha256", encoding: "hex", signed: ["body"] },
        read: withUndocumentedSecret,
        places: { ...places, time: { place: "/timestamp", unit: "iso" } },
      },
      options: (secret) => ({ secret, signature: { header: "X-Signature" } }),
      hash: "SHA-256",
      encoding: "hex",
      around: nothing,
      headers: (signatures) => [["X-Signature", signatures.join(",")]],
    },
    ...listPlans(readers),
  ];
}

/** Schemes that a customer could configure. */
function listPlans({ withPlan: read }: Readers): TestScheme[] {
  const facts: WebhookFacts = {
    signature: { configured: "authentication-plan" },
    read,
    places: { name: "/message/type" },
  };
  return [
    {
      name: "configured, by default",
      facts,
      options: ([secretKey = ""]) => ({ plan: { type: "hmac", secretKey, algorithm: "sha256" } }),
      hash: "SHA-256",
      encoding: "hex",
      writeTime: String,
      around: (time) => [`${time}.`, ""],
      headers: (signatures, time) => [
        ["x-signature", signatures.join(",")],
        ["x-timestamp", time],
      ],
    },
    {
      name: "configured, with everything else",
      facts,
      options: ([secretKey = ""]) => ({
        toleranceMs: 30_000,
        plan: {
          type: "hmac",
          secretKey,
          algorithm: "sha512",
          signatureHeader: "X-Hub-Signature",
          timestampHeader: "X-Hub-Time",
          signaturePrefix: "sha512=",
          payloadFormat: `{method} {url} {svix-id} {"at":{timestamp}}{body}{timestamp}`,
          messageIdHeader: "svix-id",
          signatureEncoding: "base64",
        },
      }),
      hash: "SHA-512",
      encoding: "base64",
      toleranceMs: 30_000,
      writeTime: seconds,
      timeBeside: "end",
      around: (time) => [`POST ${URL_OF_TEST} msg_1 {"at":${time}}`, time],
      headers: (signatures, time) => [
        ["X-Hub-Signature", signatures.map((each) => `sha512=${each}`).join(",")],
        ["X-Hub-Time", time],
        ["svix-id", "msg_1"],
      ],
    },
  ];
}
