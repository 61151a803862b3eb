import {
  createTalkoverClient,
  type Action,
  type ActionResponse,
  type Agent,
  type AgentWebhookInput,
  type CreateActionRequest,
  type CreateHoldActionRequest,
  type CreateWebhookActionRequest,
  type ListAgentsInit,
  type SipTrunk,
  unwrap,
  type UpdateAutoTopupSettingsRequest,
} from "../../../packages/talkover/dist/index.js";
import { toInput } from "../../../packages/talkover/dist/edit.js";
import { describe, expectTypeOf, test } from "vitest";

type ListAgentsQuery = NonNullable<NonNullable<ListAgentsInit["params"]>["query"]>;

const client = createTalkoverClient({
  token: { environmentToken: "environment", userSessionToken: () => "user" },
});
const hook = {
  node_id: "n",
  name: "n",
  description: "d",
  type: "webhook",
  url: "https://a.example",
} as const;
const start = { node_id: "node", name: "name", description: "description" };

describe("actions", () => {
  test("require the properties of their kind", () => {
    const webhook: CreateActionRequest = { ...start, type: "webhook", url: "https://example.com/hook" };
    const transfer: CreateActionRequest = { ...start, type: "transfer", transfer_to: "+12025550143" };
    const hold: CreateActionRequest = { ...start, type: "hold", hold_duration: 30 };
    // @ts-expect-error the address is missing
    const bare: CreateWebhookActionRequest = { ...start, type: "webhook" };
    // @ts-expect-error the address is missing, also where any kind is accepted
    const bareAction: CreateActionRequest = { ...start, type: "webhook" };
    // @ts-expect-error a duration cannot be a phone number
    const dialled: CreateHoldActionRequest = { ...start, type: "hold", hold_duration: "+12025550143" };
    // @ts-expect-error a webhook calls nobody
    const calling: CreateActionRequest = { ...hook, transfer_to: "+1" };
    // @ts-expect-error a status that the API does not have
    const odd: CreateActionRequest = { ...start, type: "hold", hold_duration: 30, current_status: "asleep" };
    expectTypeOf([webhook, transfer, hold, bare, bareAction, dialled, calling, odd]).not.toBeAny();
  });

  test("are narrowed by a switch on their kind, whose default has the rest", () => {
    function describeAction(given: Action): string | null | undefined {
      switch (given.type) {
        case "webhook":
          return given.url;
        case "transfer":
        case "hold":
        case "external":
          return given.name;
        default:
          expectTypeOf(given.type).toExtend<string>();
          return given.type.toLowerCase();
      }
    }
    expectTypeOf(describeAction).not.toBeAny();
  });
});

describe("rules between fields", () => {
  test("a monthly purchase requires an amount", () => {
    const maybe = Math.random() > 0.5;
    const good: UpdateAutoTopupSettingsRequest[] = [
      { is_enabled: true },
      { scheduled_payment_enabled: false },
      { scheduled_payment_enabled: maybe, scheduled_amount: 50, day_of_month: 1 },
    ];
    // @ts-expect-error the amount is missing
    const wrong: UpdateAutoTopupSettingsRequest = { scheduled_payment_enabled: true };
    // @ts-expect-error a misspelt key
    const misspelt: UpdateAutoTopupSettingsRequest = { scheduled_payment_enabled: false, day_of_mnth: 1 };
    expectTypeOf([good, wrong, misspelt]).not.toBeAny();
  });
});

describe("a received object", () => {
  test("can be sent back with toInput, but not unchanged", async () => {
    const params = { path: { agent_id: "a", webhook_id: "w" } };
    const { data } = await unwrap(client.GET("/api/v1/agents/{agent_id}/webhooks/{webhook_id}", { params }));
    // @ts-expect-error it has an id, which requests refuse
    const naive: AgentWebhookInput = { ...data, enabled: false };
    const body = toInput("PUT /api/v1/agents/{agent_id}/webhooks/{webhook_id}", data);
    await client.PUT("/api/v1/agents/{agent_id}/webhooks/{webhook_id}", {
      params,
      body: { ...body, enabled: false, webhook_secret: "s" },
    });
    expectTypeOf(naive).not.toBeAny();
  });

  test("lacks properties that are never returned, such as the temperature of an agent", async () => {
    const params = { path: { agent_id: "a" } };
    const { data } = await unwrap(client.GET("/api/v1/agents/{agent_id}", { params }));
    // @ts-expect-error the temperature is missing
    toInput("PUT /api/v1/agents/{agent_id}/knowledge", data);
    const body = toInput("PUT /api/v1/agents/{agent_id}/knowledge", data, { llm_temperature: 0.4 });
    await client.PUT("/api/v1/agents/{agent_id}/knowledge", { params, body });
  });

  test("has no properties that only requests have", () => {
    expectTypeOf<keyof Agent & ("llm_temperature" | "phone_number_ids")>().toEqualTypeOf<never>();
    expectTypeOf<keyof SipTrunk & "password">().toEqualTypeOf<never>();
  });

  test("can only be compared with known values", () => {
    const isOpen = (trunk: SipTrunk) => trunk.transport === "udp";
    // @ts-expect-error a typo
    const isOdd = (trunk: SipTrunk) => trunk.transport === "upd";
    expectTypeOf([isOpen, isOdd]).not.toBeAny();
  });
});

describe("responses", () => {
  test("have the message that the page flags as required", () => {
    expectTypeOf<ActionResponse["message"]>().toEqualTypeOf<string>();
  });
});

describe("calls", () => {
  test("can omit the init only when it has no required properties", () => {
    void client.GET("/api/v1/health");
    void client.GET("/api/v1/agents");
    // @ts-expect-error the agent is missing
    void client.GET("/api/v1/agents/{agent_id}");
  });

  test("accept undefined if no parameter is required", () => {
    function listAgents(query: ListAgentsQuery | undefined, params: ListAgentsInit["params"]): void {
      void client.GET("/api/v1/agents", { params: { query } });
      void client.GET("/api/v1/agents", { params });
    }
    expectTypeOf(listAgents).not.toBeAny();
    // @ts-expect-error the agent is required
    void client.GET("/api/v1/agents/{agent_id}", { params: undefined });
  });

  test("have pages if the API has them", async () => {
    for await (const agent of client.paginate("/api/v1/agents"))
      expectTypeOf(agent.id).toEqualTypeOf<string>();
    // @ts-expect-error this list has no pages
    client.paginate("/api/v1/agents/{agent_id}/trainings");
  });

  test("accept a token per security scheme", () => {
    // @ts-expect-error the API has no such scheme
    createTalkoverClient({ token: { bearerAuth: "token" } });
  });
});
