import { WebhookError } from "@agent-apis/runtime/webhooks";
import { describe, expect, test } from "vitest";
import {
  verifyWebhook as verifyElevenlabs,
  type PostCallTranscription,
} from "../fixtures/goldens/elevenlabs/generated/webhooks.ts";
import { signWebhook as signElevenlabs } from "../fixtures/goldens/elevenlabs/generated/webhooks-testing.ts";
import {
  handleWebhook as handleRetell,
  verifyWebhook as verifyRetell,
} from "../fixtures/goldens/retell/generated/webhooks.ts";
import { signWebhook as signRetell } from "../fixtures/goldens/retell/generated/webhooks-testing.ts";
import {
  handleWebhook as handleUltravox,
  verifyWebhook as verifyUltravox,
} from "../fixtures/goldens/ultravox/generated/webhooks.ts";
import { signWebhook as signUltravox } from "../fixtures/goldens/ultravox/generated/webhooks-testing.ts";
import {
  handleWebhook as handleVapi,
  verifyWebhook as verifyVapi,
} from "../fixtures/goldens/vapi/generated/webhooks.ts";
import { signWebhook as signVapi } from "../fixtures/goldens/vapi/generated/webhooks-testing.ts";
import {
  type EventContext,
  handleWebhook as handleAcme,
  verifyWebhook as verifyAcme,
} from "../fixtures/goldens/webhooks/generated/webhooks.ts";
import {
  createTestKeys,
  signWebhook as signAcme,
} from "../fixtures/goldens/webhooks/generated/webhooks-testing.ts";

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
const keys = await createTestKeys();
const otherKeys = await createTestKeys();

const callEnded = {
  event: "call_ended",
  call: { call_id: "call-1", disconnection_reason: "user_hangup" },
} as const;
const transcription: PostCallTranscription = {
  type: "post_call_transcription",
  event_timestamp: 1_760_000_000,
  data: { conversation_id: "conv-1", transcript: [{ role: "agent", message: "Grüße" }] },
};
const started = { event: "call.started", call: { callId: "call-1" } } as const;
const status = { message: { type: "status-update", status: "ended" } } as const;
const unnamed = { call: { id: "call-1" }, reason: "hungUp" } as const;

const platforms: Record<string, Platform> = {
  retell: {
    sign: (isRight, now) => signRetell(callEnded, { secret: secretOf(isRight), now }),
    verify: (request) => verifyRetell(request, { secret }),
    event: callEnded,
    header: ["x-retell-signature", /^v=\d{13},d=[\da-f]{64}$/],
  },
  elevenlabs: {
    sign: (isRight, now) => signElevenlabs(transcription, { secret: secretOf(isRight), now }),
    verify: (request) => verifyElevenlabs(request, { secret: ["an older one", secret] }),
    event: transcription,
    header: ["ElevenLabs-Signature", /^t=\d{10},v0=[\da-f]{64}$/],
  },
  ultravox: {
    sign: (isRight, now) => signUltravox(started, { secret: secretOf(isRight), now }),
    verify: (request) => verifyUltravox(request, { secret }),
    event: started,
    header: ["X-Ultravox-Webhook-Signature", /^[\da-f]{64}$/],
  },
  "vapi with a signature": {
    sign: (isRight, now) => signVapi(status, { plan: hmac(secretOf(isRight)), now }),
    verify: (request) => verifyVapi(request, { plan: hmac(secret) }),
    event: status,
    header: ["x-signature", /^[\da-f]{128}$/],
  },
  "vapi with a bearer token": {
    sign: (isRight) => signVapi(status, { plan: { type: "bearer", token: secretOf(isRight) } }),
    verify: (request) => verifyVapi(request, { plan: { type: "bearer", token: secret } }),
    event: status,
    header: ["authorization", /^Bearer secret of the test$/],
  },
  "a platform with a public key": {
    sign: (isRight) => signAcme(unnamed, { key: isRight ? keys.key : otherKeys.key }),
    verify: (request) => verifyAcme(request, { keys: keys.publicKey }),
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
    const request = await signRetell(inbound, { secret });
    const handlers: Parameters<typeof handleRetell>[1] = {
      call_inbound: ({ call_inbound }) => ({
        call_inbound: { dynamic_variables: { from: call_inbound.from_number ?? "" } },
      }),
    };
    const response = await handleRetell(request, handlers, { secret });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      call_inbound: { dynamic_variables: { from: "+12025550148" } },
    });
  });

  test("calls the handler of the event, by a name that is deeper in the body", async () => {
    const request = await signVapi(status, { plan: hmac(secret) });
    const seen: string[] = [];
    const response = await handleVapi(
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
      const request = await signAcme(event, { key: keys.key });
      const handlers = { callStarted: (_: unknown, { id }: EventContext) => void ids.push(id) };
      await handleAcme(request, handlers, { keys: keys.publicKey });
    }
    expect(ids).toEqual([expect.stringContaining("call-7")]);
  });

  test("passes an event that this version does not know to other", async () => {
    const body = JSON.stringify({ event: "call.billed", call: { callId: "call-1" } });
    const signed = await signUltravox(JSON.parse(body), { secret });
    const seen: unknown[] = [];
    await handleUltravox(signed, { other: (event) => void seen.push(event.event) }, { secret });
    expect(seen).toEqual(["call.billed"]);
  });
});
