import { createHmac } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  createVerifyWebhook,
  type PlanOptions,
  type PublicKeyOptions,
  type SecretOptions,
  type WebhookFacts,
  withPlan,
  type UndocumentedOptions,
  withPublicKeys,
  withSecret,
  withUndocumentedSecret,
  WebhookError,
} from "../../src/webhooks/index.js";
import { createSignWebhook, createTestKeys, type SignSecretOptions } from "../../src/webhooks/testing.js";

const facts: WebhookFacts = {
  signature: {
    algorithm: "hmac-sha256",
    header: "x-signature",
    prefix: "d=",
    unsigned: "N/A",
    encoding: "hex",
    signed: ["body", "time"],
    time: { prefix: "v=", unit: "ms", toleranceMs: 300_000 },
  },
  read: withSecret,
  places: { name: "/type" },
};
const NOW = 1_796_000_000_000;
const now = (): number => NOW;
const secret = "the secret of the customer";
const event = { type: "call.ended", authenticationValue: "a secret of the event" };
const verify = createVerifyWebhook<object, SecretOptions>(facts);
const signWebhook = createSignWebhook<object, SignSecretOptions>(facts);

/** The error of a refusal, which has nothing secret in it. */
async function refusal(verifying: Promise<unknown>): Promise<WebhookError> {
  const thrown: unknown = await verifying.catch((error: unknown) => error);
  if (!(thrown instanceof WebhookError)) throw new Error(`not refused: ${String(thrown)}`);
  const texts = [
    inspect(thrown, { depth: 9, showHidden: true }),
    JSON.stringify(thrown),
    String(thrown.stack),
  ];
  for (const text of texts) expect(text).not.toContain("secret of");
  return thrown;
}

describe("verifyWebhook", () => {
  test("returns the event of a request", async () => {
    expect(await verify(await signWebhook(event, { secret, now }), { secret, now })).toEqual(event);
  });

  test.each([[["old", secret]], [[secret, "new"]]])("accepts one of several secrets: %s", async (secrets) => {
    expect(await verify(await signWebhook(event, { secret, now }), { secret: secrets, now })).toEqual(event);
  });

  const header = `v=${NOW},d=00`;
  test.each<[reason: string, status: number, headers: Record<string, string>, options: SecretOptions]>([
    ["missing-signature", 401, {}, { secret }],
    ["missing-signature", 401, { "x-signature": "" }, { secret }],
    ["unsigned", 401, { "x-signature": "N/A" }, { secret }],
    ["bad-signature", 401, { "x-signature": header }, { secret }],
    ["no-key", 500, { "x-signature": header }, { secret: "" }],
    ["no-key", 500, { "x-signature": header }, { secret: [] }],
    ["no-key", 500, { "x-signature": header }, { secret: [secret, ""] }],
  ])("refuses with the reason %s and the status %i: %o", async (reason, status, headers, options) => {
    const thrown = await refusal(verify({ body: JSON.stringify(event), headers }, { ...options, now }));
    expect(thrown).toMatchObject({ name: "WebhookError", reason, status });
  });

  test.each([
    ["too-old", NOW - 300_001, {}],
    ["from-the-future", NOW + 300_001, {}],
    ["too-old", NOW - 1001, { toleranceMs: 1000 }],
  ])("refuses with the reason %s", async (reason, at, options) => {
    const request = await signWebhook(event, { secret, now: () => at });
    expect(await refusal(verify(request, { secret, now, ...options }))).toMatchObject({ reason });
  });

  test("accepts any age when the application says so", async () => {
    const request = await signWebhook(event, { secret, now: () => NOW - 1e10 });
    expect(await verify(request, { secret, now, toleranceMs: Infinity })).toEqual(event);
  });

  test("refuses a signed body that is not a JSON object as malformed", async () => {
    const thrown = await refusal(verify(await signWebhook([event], { secret, now }), { secret, now }));
    expect(thrown).toMatchObject({ reason: "malformed", status: 400 });
  });

  test("refuses a limit of the age that is not a number", async () => {
    const request = await signWebhook(event, { secret, now: () => NOW - 1_000_000 });
    const { reason } = await refusal(verify(request, { secret, now, toleranceMs: Number.NaN }));
    expect(reason).toBe("too-old");
  });

  test.each(["null", "[null]", "[0]", "{}"])("does not make a secret of %s", async (json) => {
    const notASecret = JSON.parse(json);
    const guess = String([notASecret].flat()[0]);
    const request = await signWebhook(event, { secret: guess, now });
    expect((await refusal(verify(request, { secret: notASecret, now }))).reason).toBe("no-key");
  });

  test("verifies the body when an option for what is signed is undefined", async () => {
    const verifyUndocumented = createVerifyWebhook<object, UndocumentedOptions>({
      ...facts,
      signature: { algorithm: "hmac-sha256", encoding: "hex", signed: ["body"] },
      read: withUndocumentedSecret,
    });
    const signature = JSON.parse('{ "header": "x-signature" }');
    signature.signed = undefined;
    const ofNoBytes = createHmac("sha256", secret).update("").digest("hex");
    const forged = { body: '{"type":"forged"}', headers: { "x-signature": ofNoBytes } };
    const { reason } = await refusal(verifyUndocumented(forged, { secret, signature }));
    expect(reason).toBe("bad-signature");
  });

  test("refuses a request that was read before", async () => {
    const request = await signWebhook(event, { secret, now });
    await request.text();
    const thrown = await refusal(verify(request, { secret, now }));
    expect(thrown).toMatchObject({ reason: "body-used", status: 500 });
  });

  test.each([[event], [[event]], [undefined], [1]])("refuses the parsed body %o", async (body) => {
    // @ts-expect-error the body was parsed
    const verifying = verify({ body, headers: { "x-signature": header } }, { secret, now });
    expect(await refusal(verifying)).toMatchObject({ reason: "parsed-body", status: 500 });
  });

  test("accepts a key of a test only when it is given, and names a key of a wrong form", async () => {
    const signature = { algorithm: "ed25519", header: "x", encoding: "base64", signed: ["body"] } as const;
    const { publicKey: own } = await createTestKeys();
    const signed: WebhookFacts = { ...facts, signature: { ...signature, keys: [own] }, read: withPublicKeys };
    const { key, publicKey } = await createTestKeys();
    const check = createVerifyWebhook<object, PublicKeyOptions>(signed);
    const sign = createSignWebhook<object, { key: string }>(signed);
    expect(await refusal(check(await sign(event, { key })))).toMatchObject({ reason: "bad-signature" });
    expect(await check(await sign(event, { key }), { keys: publicKey })).toEqual(event);
    for (const keys of ["the secret of nobody", publicKey.slice(4), key])
      expect(await refusal(check(await sign(event, { key }), { keys }))).toMatchObject({ reason: "bad-key" });
  });

  test("checks the age by the time in the event where the signature has none", async () => {
    const untimed: WebhookFacts = {
      ...facts,
      signature: { algorithm: "hmac-sha256", header: "x", encoding: "hex", signed: ["body"] },
      places: { name: "/type", time: { place: "/at", unit: "iso" } },
    };
    const check = createVerifyWebhook<object, SecretOptions>(untimed);
    const sign = createSignWebhook<object, SignSecretOptions>(untimed);
    const dated = { at: new Date(NOW - 2000).toISOString() };
    const options = { secret, now, toleranceMs: 1000 };
    expect(await refusal(check(await sign(dated, { secret }), options))).toMatchObject({ reason: "too-old" });
    expect(await refusal(check(await sign({}, { secret }), options))).toMatchObject({ reason: "too-old" });
    expect(await check(await sign(dated, { secret }), { ...options, toleranceMs: 3000 })).toEqual(dated);
    expect(await check(await sign({}, { secret }), { secret, now })).toEqual({});
  });

  test("gives an event without a name the one that its properties tell", async () => {
    const unnamed = { name: "call.ended", has: ["/id", "/agentId"] };
    const check = createVerifyWebhook<object, SecretOptions>({
      ...facts,
      places: { name: "/type", unnamed },
    });
    const open = async (body: object): Promise<object> =>
      check(await signWebhook(body, { secret, now }), { secret, now });
    expect(await open({ id: "1", agentId: "2" })).toEqual({ type: "call.ended", id: "1", agentId: "2" });
    expect(await open({ id: "1" })).toEqual({ id: "1" });
    expect(await open({ type: "other", id: "1", agentId: "2" })).toMatchObject({ type: "other" });
  });
});

describe("a plan of the customer", () => {
  const signature = { configured: "authentication-plan" } as const;
  const configured: WebhookFacts = { ...facts, signature, read: withPlan };
  const check = createVerifyWebhook<object, PlanOptions>(configured);
  const sign = createSignWebhook<object, PlanOptions>(configured);

  test.each<[header: string, value: string, plan: PlanOptions["plan"]]>([
    ["authorization", "Bearer abc", { type: "bearer", token: "abc" }],
    ["x-secret", "abc", { type: "bearer", token: "abc", headerName: "X-Secret", bearerPrefixEnabled: false }],
  ])("with a token in %s", async (header, value, plan) => {
    const request = await sign(event, { plan });
    expect(request.headers.get(header)).toBe(value);
    expect(await check(request, { plan })).toEqual(event);
    for (const wrong of ["abd", "ab", "abcd", "ABC"]) {
      const headers = { [header]: value.replace("abc", wrong) };
      expect(await refusal(check({ body: "{}", headers }, { plan }))).toMatchObject({
        reason: "bad-signature",
      });
    }
  });

  test("with a secret in base64", async () => {
    const plan = {
      type: "hmac",
      algorithm: "sha256",
      secretKey: btoa("secret"),
      secretIsBase64: true,
    } as const;
    expect(await check(await sign(event, { plan }), { plan })).toEqual(event);
    const request = await sign(event, { plan: { ...plan, secretIsBase64: false } });
    expect(await refusal(check(request.clone(), { plan }))).toMatchObject({ reason: "bad-signature" });
    const broken = { ...plan, secretKey: "c2VjcmV0c" };
    expect(await refusal(check(request, { plan: broken }))).toMatchObject({ reason: "bad-key" });
  });

  test("without a secret", async () => {
    const plan = { type: "bearer", token: "" } as const;
    expect(await refusal(check({ body: "{}", headers: {} }, { plan }))).toMatchObject({ reason: "no-key" });
  });

  test.each([
    ["{timestamp}", "payloadFormat must contain {body}"],
    ["{svix-id}.{body}", "payloadFormat with {svix-id} needs messageIdHeader"],
    ["{id}.{body}", "unknown {id} in payloadFormat; expected one of {body}"],
  ])("names what is wrong with the format %s", async (payloadFormat, message) => {
    const plan = { type: "hmac", algorithm: "sha256", secretKey: "s", payloadFormat } as const;
    await expect(check({ body: "{}", headers: {} }, { plan })).rejects.toThrow(message);
  });
});
