import { describe, expect, test } from "vitest";
import { createVerifyWebhook, type SchemeOptions } from "../../src/webhooks/index.js";
import * as readers from "../../src/webhooks/index.js";
import { listSchemes } from "./schemes.js";

/*
 * Made with OpenSSL 3, by `printf '%s%s' "$BODY" "$TIME" | openssl dgst -sha256 -hmac "$SECRET"` and, for Ed25519,
 * `openssl pkeyutl -sign -rawin`, each from the texts below.
 *
 * The official verifiers were run by hand once, on 2026-11-29: `Retell.verify` of retell-sdk 5.66.1 and
 * `webhooks.constructEvent` of @elevenlabs/elevenlabs-js 2.73.0 accept the same layouts, and refuse them with a byte changed or
 * too old. The last vector was made by `Retell.sign`.
 */
const BODY = `{"event":"call_ended","text":"café \\u0041 😀"}`;
const SECRET = "webhook-test-secret";
const NOW = 1_796_000_000_000;
const DATE = "2026-11-29T18:40:00.123456+00:00";
const PUBLIC_KEY = "MCowBQYDK2VwAyEAoYH1Nc1q3q7MJXYnLxxmH/JsDO/UKACCRfIldP1pLCg=";

interface Vector {
  readonly scheme: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly now?: number;
  readonly options?: SchemeOptions;
}

const plan = { type: "hmac", secretKey: SECRET } as const;
const VECTORS: readonly Vector[] = [
  {
    scheme: "public key over the body",
    headers: {
      "x-ghl-signature":
        "bfQdxu1pczrXDuA9Md7W/usLEMj0eh0omkO429spDT0QIZybUuClZCC0bOBaG2Z0MxtsoSLHTSgEJZXF+cmGCg==",
    },
    options: { keys: PUBLIC_KEY },
  },
  {
    scheme: "body and milliseconds in one header",
    headers: {
      "x-retell-signature": `v=${NOW},d=577aa5dcf0111626f1abc0e4da9157dba8689e1ec2e595fec6ccbae6bbe9ba5e`,
    },
  },
  {
    scheme: "seconds, a dot and the body in one header",
    headers: {
      "elevenlabs-signature": `t=${NOW / 1000},v0=be581cdc6c6e01847c7487b5763d2118c7dd3ffdaec58d9ffd660dd3eecbc5d8`,
    },
  },
  {
    scheme: "body and date in two headers",
    headers: {
      "x-ultravox-webhook-signature": "453d68b12bd8ac99dfbb9cee9bb31aac0e3fbec8bb83aff866816f80073ec366",
      "x-ultravox-webhook-timestamp": DATE,
    },
    now: Date.parse(DATE),
  },
  {
    scheme: "undocumented, with a header of the customer",
    headers: { "x-signature": "85046e5a1e66ace50026fe730eb0cc91459df3d91e19c3a52444e2e3a9eac773" },
    options: { secret: SECRET, signature: { header: "x-signature" } },
  },
  {
    scheme: "configured, by default",
    headers: { "x-signature": "e6ed1bedebda31c4c432e87f626855ab16f6ca10", "x-timestamp": String(NOW) },
    options: { plan: { ...plan, algorithm: "sha1" } },
  },
  {
    scheme: "configured, with everything else",
    headers: {
      "x-hub":
        "sha512=hTJLJF63AolzJg9oBEna7LwZkuCC4KoTkMYxR8FwBPzl11n0P4IvzvadRukgzDb2OYY92jMgrSwLbQnzjitgHw==",
      "x-timestamp": String(NOW),
    },
    options: {
      plan: {
        ...plan,
        algorithm: "sha512",
        signatureHeader: "X-Hub",
        signaturePrefix: "sha512=",
        signatureEncoding: "base64",
      },
    },
  },
];
const RETELL = {
  body: BODY,
  headers: {
    "x-retell-signature":
      "v=1795978419550,d=2813cb1f70ed08a4f564a2d918b66864d7b9542fba44fe26b5f750d0baee967c",
  },
};

function createVerifier(
  scheme: string,
): (delivery: typeof RETELL | Vector, body: string, now: number) => unknown {
  const facts = listSchemes(readers).find(({ name }) => name === scheme)?.facts;
  if (facts === undefined) throw new Error(`no scheme ${scheme}`);
  const verify = createVerifyWebhook<object, SchemeOptions & { now: () => number }>(facts);
  return ({ headers, ...vector }, body, now) => {
    const options = "options" in vector ? vector.options : {};
    return verify({ body, headers: { ...headers } }, { secret: SECRET, ...options, now: () => now });
  };
}

describe.each(VECTORS)("a delivery that another program has signed: $scheme", (vector) => {
  const verify = createVerifier(vector.scheme);
  const now = vector.now ?? NOW;

  test("is accepted", async () => {
    expect(await verify(vector, BODY, now)).toMatchObject({ event: "call_ended" });
  });

  test("is refused with another byte", async () => {
    const changed = BODY.replace("ended", "endeD");
    await expect(verify(vector, changed, now)).rejects.toMatchObject({ reason: "bad-signature" });
  });
});

test("what the vendor's own library has signed is accepted", async () => {
  const verify = createVerifier("body and milliseconds in one header");
  expect(await verify(RETELL, BODY, 1_795_978_419_550)).toMatchObject({ event: "call_ended" });
});
