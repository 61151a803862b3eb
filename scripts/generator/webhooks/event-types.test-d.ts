// Compiled with the scripts: what the types of events narrow to, take and refuse.
import type { Unrecognized } from "@agent-apis/runtime";
import {
  handleWebhook as handleAcme,
  verifyWebhook as verifyAcme,
  type WebhookEvent as AcmeEvent,
} from "../fixtures/goldens/webhooks/generated/webhooks.ts";
import { signWebhook as signAcme } from "../fixtures/goldens/webhooks/generated/webhooks-testing.ts";
import {
  handleWebhook as handleRetell,
  verifyWebhook as verifyRetell,
  type WebhookEvent as RetellEvent,
} from "../fixtures/goldens/retell/generated/webhooks.ts";
import type { WebhookEvent as VapiEvent } from "../fixtures/goldens/vapi/generated/webhooks.ts";
import type { WebhookEvent as ElevenlabsEvent } from "../fixtures/goldens/elevenlabs/generated/webhooks.ts";
import type { WebhookEvent as UltravoxEvent } from "../fixtures/goldens/ultravox/generated/webhooks.ts";

type IsAny<Type> = 0 extends 1 & Type ? true : false;

/** Returns whether a type, or anything that it is made of, is `any`. */
type HasAny<Type> =
  IsAny<Type> extends true
    ? true
    : Type extends readonly (infer Item)[]
      ? HasAny<Item>
      : Type extends object
        ? true extends { [Key in keyof Type]-?: HasAny<Type[Key]> }[keyof Type]
          ? true
          : false
        : false;

export const none: HasAny<AcmeEvent | RetellEvent | VapiEvent | ElevenlabsEvent | UltravoxEvent>[] = [false];
/** The type that `JSON.parse`, `request.json` and Express have for a parsed body. */
type Parsed = ReturnType<typeof JSON.parse>;

// @ts-expect-error the check above can fail
export const some: HasAny<{ list: { inner: Parsed }[] }>[] = [false];

/** A `switch` narrows; its `default` has the name of the event, and values of unknown types. */
export function narrow(event: AcmeEvent): string {
  switch (event.type) {
    case "callEnded":
      return event.reason;
    case "callStarted":
      // @ts-expect-error only of the other event
      return event.reason;
    // @ts-expect-error a typo
    case "callStared":
      return "";
    default: {
      const name: Unrecognized = event.type;
      // @ts-expect-error nothing is known about it
      const reason: string = event["reason"];
      return name + reason;
    }
  }
}

/** It narrows by a name that is deeper in the body, too. */
export function narrowInside({ message }: VapiEvent): string {
  switch (message.type) {
    case "status-update":
      return message.status;
    case "tool-calls":
      return message.toolCallList.map(({ name }) => name).join();
    default:
      return message.type;
  }
}

const secret = "s";

/** Only the raw body can be verified: parsed JSON of any type does not compile. */
export async function verify(request: Request, express: { body: Parsed; headers: Headers }): Promise<void> {
  const { headers } = request;
  await verifyAcme(request);
  await verifyAcme({ body: await request.arrayBuffer(), headers });
  await verifyRetell(request, { secret: [secret, secret] });
  // @ts-expect-error the secret is required
  await verifyRetell(request);
  // @ts-expect-error a body of type any
  await verifyAcme(express);
  // @ts-expect-error parsed JSON
  await verifyAcme({ body: { type: "callEnded" }, headers });
  // @ts-expect-error parsed JSON of type any
  await verifyAcme({ body: await request.json(), headers });
  // @ts-expect-error the body alone
  await verifyAcme(await request.text());
}

/** Handlers get their event, and events that the platform waits for need its answer. */
export async function handle(request: Request): Promise<void> {
  await handleAcme(request, {
    callEnded: ({ reason }, { id }) => console.log(id, reason),
    // @ts-expect-error an event that does not exist
    callMissed: () => undefined,
  });
  await handleRetell(
    request,
    { call_inbound: async () => Promise.resolve({ call_inbound: { override_agent_id: "agent-2" } }) },
    { secret },
  );
  // @ts-expect-error a typo in the answer
  await handleRetell(request, { call_inbound: () => ({ call_inbond: {} }) }, { secret });
  // @ts-expect-error no answer
  await handleRetell(request, { call_inbound: () => undefined }, { secret });
}

/** Only the event that may come without its name can be signed without it. */
export async function sign(key: string, call: { id: string }): Promise<void> {
  await signAcme({ type: "callEnded", call, reason: "hungUp" }, { key });
  await signAcme({ call, reason: "hungUp" }, { key });
  // @ts-expect-error a typo in the name
  await signAcme({ type: "callEnder", call, reason: "hungUp" }, { key });
  // @ts-expect-error the other event always has its name
  await signAcme({ call }, { key });
}
