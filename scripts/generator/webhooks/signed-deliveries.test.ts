import { WebhookError } from "@agent-apis/runtime/webhooks";
import { describe, expect, test } from "vitest";
import * as elevenlabs from "../fixtures/goldens/elevenlabs/generated/webhooks.ts";
import * as elevenlabsTesting from "../fixtures/goldens/elevenlabs/generated/webhooks-testing.ts";
import * as retell from "../fixtures/goldens/retell/generated/webhooks.ts";
import * as retellTesting from "../fixtures/goldens/retell/generated/webhooks-testing.ts";
import * as ultravox from "../fixtures/goldens/ultravox/generated/webhooks.ts";
import * as ultravoxTesting from "../fixtures/goldens/ultravox/generated/webhooks-testing.ts";
import * as vapi from "../fixtures/goldens/vapi/generated/webhooks.ts";
import * as vapiTesting from "../fixtures/goldens/vapi/generated/webhooks-testing.ts";
import * as acme from "../fixtures/goldens/webhooks/generated/webhooks.ts";
import * as acmeTesting from "../fixtures/goldens/webhooks/generated/webhooks-testing.ts";

/** A platform: what it signs with the right and with another key, and how that is verified. */
interface Platform {
  readonly sign: (isRight: boolean, now?: () => number) => Promise<Request>;
  readonly verify: (request: Request) => Promise<unknown>;
  readonly event: object;
  /** Header of the signature, and a pattern that it has. */
  readonly header: [name: string, pattern: RegExp];
}

const secret = "secret of the test";
const secretOf = (isRight: boolean): string => (isRight ? secret : "secret of somebody else");
const hmac = (secretKey: string) =>
  ({ type: "hmac", secretKey, algorithm: "sha512", payloadFormat: "{timestamp}/{body}" }) as const;
const keys = await acmeTesting.createTestKeys();
const otherKeys = await acmeTesting.createTestKeys();

const callEnded = {
  event: "call_ended",
  call: { call_id: "call-1", disconnection_reason: "user_hangup" },
} as const;
const transcription: elevenlabs.PostCallTranscription = {
  type: "post_call_transcription",
  event_timestamp: 1_760_000_000,
  data: { conversation_id: "conv-1", transcript: [{ role: "agent", message: "Grüße" }] },
};
const started = { event: "call.started", call: { callId: "call-1" } } as const;
const status = { message: { type: "status-update", status: "ended" } } as const;
const unnamed = { call: { id: "call-1" }, reason: "hungUp" } as const;

const platforms: Record<string, Platform> = {
  retell: {
    sign: (isRight, now) => retellTesting.signWebhook(callEnded, { secret: secretOf(isRight), now }),
    verify: (request) => retell.verifyWebhook(request, { secret }),
    event: callEnded,
    header: ["x-retell-signature", /^v=\d{13},d=[\da-f]{64}$/],
  },
  elevenlabs: {
    sign: (isRight, now) => elevenlabsTesting.signWebhook(transcription, { secret: secretOf(isRight), now }),
    verify: (request) => elevenlabs.verifyWebhook(request, { secret: ["an older one", secret] }),
    event: transcription,
    header: ["ElevenLabs-Signature", /^t=\d{10},v0=[\da-f]{64}$/],
  },
  ultravox: {
    sign: (isRight, now) => ultravoxTesting.signWebhook(started, { secret: secretOf(isRight), now }),
    verify: (request) => ultravox.verifyWebhook(request, { secret }),
    event: started,
    header: ["X-Ultravox-Webhook-Signature", /^[\da-f]{64}$/],
  },
  "vapi with a signature": {
    sign: (isRight, now) => vapiTesting.signWebhook(status, { plan: hmac(secretOf(isRight)), now }),
    verify: (request) => vapi.verifyWebhook(request, { plan: hmac(secret) }),
    event: status,
    header: ["x-signature", /^[\da-f]{128}$/],
  },
  "vapi with a bearer token": {
    sign: (isRight) =>
      vapiTesting.signWebhook(status, { plan: { type: "bearer", token: secretOf(isRight) } }),
    verify: (request) => vapi.verifyWebhook(request, { plan: { type: "bearer", token: secret } }),
    event: status,
    header: ["authorization", /^Bearer secret of the test$/],
  },
  "a platform with a public key": {
    sign: (isRight) => acmeTesting.signWebhook(unnamed, { key: isRight ? keys.key : otherKeys.key }),
    verify: (request) => acme.verifyWebhook(request, { keys: keys.publicKey }),
    event: { type: "callEnded", ...unnamed },
    header: ["X-Acme-Signature", /^[\w+/]{86}==$/],
  },
};

describe.each(Object.entries(platforms))("the generated webhooks of %s", (_, platform) => {
  const { sign, verify, event, header } = platform;

  test("sign as the platform does, and verify it", async () => {
    const request = await sign(true);
    expect(request.headers.get(header[0])).toMatch(header[1]);
    expect(await verify(request)).toEqual(event);
  });

  test("refuse another key", async () => {
    await expect(verify(await sign(false))).rejects.toMatchObject({ reason: "bad-signature" });
  });

  test("refuse a delivery without a signature, and say nothing of it", async () => {
    const request = await sign(true);
    request.headers.delete(header[0]);
    const error: unknown = await verify(request).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(WebhookError);
    expect(error).toMatchObject({ reason: "missing-signature" });
    expect(JSON.stringify(error)).not.toContain("call");
  });
});

test.each([
  ["retell", 5],
  ["elevenlabs", 30],
  ["ultravox", 1],
])("%s refuses a delivery that is older than %i minutes", async (name, minutes) => {
  const platform = platforms[name];
  const minutesAgo = (count: number) => (): number => Date.now() - count * 60_000;
  const old = await platform?.sign(true, minutesAgo(minutes + 0.5));
  await expect(platform?.verify(old ?? new Request(""))).rejects.toMatchObject({ reason: "too-old" });
  const young = await platform?.sign(true, minutesAgo(minutes - 0.5));
  expect(await platform?.verify(young ?? new Request(""))).toEqual(platform?.event);
});

describe("handleWebhook", () => {
  test("returns the answer that the platform waits for", async () => {
    const inbound = { event: "call_inbound", call_inbound: { from_number: "+12025550148" } } as const;
    const request = await retellTesting.signWebhook(inbound, { secret });
    const handlers: Parameters<typeof retell.handleWebhook>[1] = {
      call_inbound: ({ call_inbound }) => ({
        call_inbound: { dynamic_variables: { from: call_inbound.from_number ?? "" } },
      }),
    };
    const response = await retell.handleWebhook(request, handlers, { secret });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      call_inbound: { dynamic_variables: { from: "+12025550148" } },
    });
  });

  test("calls the handler of the event, by a name that is deeper in the body", async () => {
    const request = await vapiTesting.signWebhook(status, { plan: hmac(secret) });
    const seen: string[] = [];
    const response = await vapi.handleWebhook(
      request,
      {
        "status-update": ({ message }) => void seen.push(message.status),
        other: () => void seen.push("other"),
      },
      { plan: hmac(secret) },
    );
    expect(response.status).toBeLessThan(300);
    expect(seen).toEqual(["ended"]);
  });

  test("identifies an event by its own place of the id", async () => {
    const event = { type: "callStarted", call: { id: "call-7" } } as const;
    const ids: string[] = [];
    for (let delivery = 0; delivery < 2; delivery += 1) {
      const request = await acmeTesting.signWebhook(event, { key: keys.key });
      const handlers = { callStarted: (_: unknown, { id }: acme.EventContext) => void ids.push(id) };
      await acme.handleWebhook(request, handlers, { keys: keys.publicKey });
    }
    expect(ids).toEqual([expect.stringContaining("call-7")]);
  });

  test("passes an event that this version does not know to other", async () => {
    const body = JSON.stringify({ event: "call.billed", call: { callId: "call-1" } });
    const signed = await ultravoxTesting.signWebhook(JSON.parse(body), { secret });
    const seen: unknown[] = [];
    await ultravox.handleWebhook(signed, { other: (event) => void seen.push(event.event) }, { secret });
    expect(seen).toEqual(["call.billed"]);
  });
});
