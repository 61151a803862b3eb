import {
  type Action,
  type Agent,
  type AgentInput,
  type AgentResponse,
  createHighlevelVoiceAiClient,
  type ApiDetailsInput,
  type CallLog,
  type CallTransferParametersInput,
  type CreateActionInit,
  type CreateAgentRequest,
  type HighLevelError,
  type SmsParametersInput,
  unwrap,
} from "../../../packages/highlevel-voice-ai/dist/index.js";
import { describe, expectTypeOf, test } from "vitest";

const client = createHighlevelVoiceAiClient({ token: process.env.HIGHLEVEL_VOICE_AI_TOKEN });
const locationId = "location";
const path = { agentId: "agent" };
const query = { locationId };
declare const transfer: CallTransferParametersInput;
declare const sms: SmsParametersInput;
const call = { agentId: "agent", locationId, name: "name", actionType: "CALL_TRANSFER" } as const;

describe("request bodies", () => {
  test("accept only the languages that the API has", () => {
    expectTypeOf<{ locationId: string; language: "es" }>().toExtend<CreateAgentRequest>();
    // @ts-expect-error a language cannot be a number
    const wrong: CreateAgentRequest = { locationId, language: 42 };
    // @ts-expect-error a language that the API does not have
    const unknown: CreateAgentRequest = { locationId, language: "tlh" };
    expectTypeOf([wrong, unknown]).not.toBeAny();
  });

  test("tie the parameters of an action to its kind", () => {
    const good: CreateActionInit = { body: { ...call, actionParameters: transfer } };
    // @ts-expect-error an SMS's parameters on a call transfer
    const mixed: CreateActionInit = { body: { ...call, actionParameters: sms } };
    // @ts-expect-error a kind that the API does not have
    const unknown: CreateActionInit = { body: { ...call, actionType: "FAX", actionParameters: transfer } };
    expectTypeOf([good, mixed, unknown]).not.toBeAny();
  });

  test("accept undefined for optional properties, and readonly lists", () => {
    const maybe = process.env.AGENT_NAME;
    const days = [
      { dayOfTheWeek: 1, intervals: [{ startHour: 9, startMinute: 0, endHour: 17, endMinute: 0 }] },
    ] as const;
    const init = { params: { path, query } };
    const body = { agentName: maybe, callEndWorkflowIds: ["a", "b"], agentWorkingHours: days } as const;
    void client.PATCH("/voice-ai/agents/{agentId}", { ...init, body });
    // @ts-expect-error a required property cannot be undefined
    void client.POST("/voice-ai/agents", { body: { locationId: maybe } });
    // @ts-expect-error an id cannot be a number
    void client.PATCH("/voice-ai/agents/{agentId}", { ...init, body: { callEndWorkflowIds: [1] as const } });
  });

  test("keep the types of responses strict", () => {
    expectTypeOf<Agent["callEndWorkflowIds"]>().toEqualTypeOf<string[] | undefined>();
    expectTypeOf<{ agentName: undefined }>().not.toExtend<Pick<Agent, "agentName">>();
  });

  test("refuse unknown keys", () => {
    // @ts-expect-error agentNam
    const wrong: CreateAgentRequest = { locationId, agentNam: "name" };
    expectTypeOf(wrong).not.toBeAny();
  });
});

describe("a received agent", () => {
  const agent: Pick<AgentResponse, "id" | "locationId" | "agentName" | "agentWorkingHours"> = {
    id: "agent",
    locationId,
    agentName: "Host",
  };

  test("is not a valid update, because its ids cannot be changed", () => {
    // @ts-expect-error id and locationId are read-only
    const wrong: AgentInput = { ...agent, agentName: "Concierge" };
    const { id: _, locationId: __, agentWorkingHours: ___, ...rest } = agent;
    const good: AgentInput = { ...rest, agentName: "Concierge" };
    expectTypeOf([wrong, good]).not.toBeAny();
  });
});

describe("calls", () => {
  test("refuse arguments that the operation does not have", () => {
    const init = { params: { path, query } };
    void client.GET("/voice-ai/agents/{agentId}", init);
    // @ts-expect-error the path parameter is missing
    void client.GET("/voice-ai/agents/{agentId}", { params: { query } });
    // @ts-expect-error a misspelt path parameter
    void client.GET("/voice-ai/agents/{agentId}", { params: { path: { agentID: "agent" }, query } });
    // @ts-expect-error a misspelt query parameter
    void client.GET("/voice-ai/agents", { params: { query: { locationId, pagesize: 5 } } });
    // @ts-expect-error a misspelt option
    void client.GET("/voice-ai/agents/{agentId}", { ...init, timeoutMS: 5 });
    // @ts-expect-error a body on GET
    void client.GET("/voice-ai/agents/{agentId}", { ...init, body: {} });
    // @ts-expect-error the init is missing
    void client.GET("/voice-ai/agents/{agentId}");
    // @ts-expect-error the path has no such method
    void client.POST("/voice-ai/agents/{agentId}", init);
    // @ts-expect-error no such path
    void client.GET("/voice-ai/agent", init);
    // @ts-expect-error the API has no such method
    void client.TRACE("/voice-ai/agents", init);
  });

  test("accept undefined for optional parameters, lists, and dates for milliseconds", () => {
    const logs = { locationId, contactId: ["a", "b"], startDate: new Date(0), endDate: 5, page: undefined };
    void client.GET("/voice-ai/dashboard/call-logs", { params: { query: logs } });
    const contactId = ["a", "b"] as const;
    void client.GET("/voice-ai/dashboard/call-logs", { params: { query: { locationId, contactId } } });
  });

  test("also accept client options per call", () => {
    void client.GET("/voice-ai/agents", {
      params: { query },
      apiVersion: "v3",
      timeoutMs: 5,
      headers: { a: "b" },
    });
    // @ts-expect-error a version that the API does not have
    void client.GET("/voice-ai/agents", { params: { query }, apiVersion: "v4" });
  });
});

describe("options", () => {
  test("refuse unknown options", () => {
    // @ts-expect-error a misspelt option
    createHighlevelVoiceAiClient({ tokn: "token" });
    // @ts-expect-error a scheme that the API does not have
    createHighlevelVoiceAiClient({ token: { basicAuth: "token" } });
    createHighlevelVoiceAiClient({ token: { bearerAuth: () => Promise.resolve("token") } });
    expectTypeOf(client.with({ token: "other" })).toEqualTypeOf<typeof client>();
  });
});

describe("results", () => {
  test("are narrowed by ok and by status", async () => {
    const result = await client.GET("/voice-ai/agents/{agentId}", { params: { path, query } });
    // @ts-expect-error the call may have failed
    expectTypeOf(result.data).not.toBeAny();
    if (result.ok) {
      expectTypeOf(result.data).toEqualTypeOf<AgentResponse>();
      expectTypeOf(result.status).toEqualTypeOf<200>();
    } else {
      expectTypeOf(result.error).toBeUnknown();
      // @ts-expect-error an error has no data
      expectTypeOf(result.data).not.toBeAny();
      if (result.status === 422) expectTypeOf(result.error).toEqualTypeOf<HighLevelError>();
      if (result.status === 503) expectTypeOf(result.error).toBeUnknown();
    }
    if (result.status === 200) expectTypeOf(result.data).toEqualTypeOf<AgentResponse>();
  });

  test("have no data if the API sends none", async () => {
    const result = await client.DELETE("/voice-ai/agents/{agentId}", { params: { path, query } });
    if (result.ok) expectTypeOf(result.data).toEqualTypeOf<undefined>();
  });

  test("are unwrapped to their data", () => {
    const pending = client.GET("/voice-ai/agents/{agentId}", { params: { path, query } });
    expectTypeOf(unwrap(pending)).resolves.toEqualTypeOf<AgentResponse>();
  });

  test("are unknown for operations outside the spec", async () => {
    const result = await client.request("GET", "/voice-ai/something-new", {
      params: { query: { anything: 1 } },
    });
    if (result.ok) expectTypeOf(result.data).toBeUnknown();
    else expectTypeOf(result.error).toBeUnknown();
  });
});

describe("rules between fields", () => {
  test("an API that requires a credential must get one", () => {
    const maybe = Math.random() > 0.5;
    const api = { url: "https://a.example", method: "GET" } as const;
    const good: ApiDetailsInput[] = [
      api,
      { ...api, authenticationRequired: false },
      { ...api, authenticationRequired: maybe, authenticationValue: "key" },
    ];
    // @ts-expect-error the credential is missing
    const bare: ApiDetailsInput = { ...api, authenticationRequired: true };
    // @ts-expect-error a misspelt key
    const misspelt: ApiDetailsInput = { ...api, header: [] };
    expectTypeOf([good, bare, misspelt]).not.toBeAny();
  });
});

describe("call logs", () => {
  test("have undocumented properties that were observed", () => {
    expectTypeOf<CallLog["agentTransferOccurred"]>().toEqualTypeOf<boolean | undefined>();
    type Executed = NonNullable<CallLog["executedCallActions"]>[number];
    expectTypeOf<Executed["_id"]>().toEqualTypeOf<string | undefined>();
  });

  test("have no trace id in a list", () => {
    expectTypeOf<CallLog>().not.toHaveProperty("traceId");
    expectTypeOf<Agent>().not.toHaveProperty("traceId");
    expectTypeOf<AgentResponse>().toHaveProperty("traceId");
  });
});

describe("response actions", () => {
  test("are narrowed by a switch on their kind, whose default has the rest", () => {
    function describeAction(given: Action): string | null | undefined {
      switch (given.actionType) {
        case "CALL_TRANSFER":
          return given.actionParameters.transferToValue;
        case "DATA_EXTRACTION":
        case "IN_CALL_DATA_EXTRACTION":
          expectTypeOf(given.actionParameters).toHaveProperty("contactFieldId");
          return given.name;
        case "WORKFLOW_TRIGGER":
          return given.actionParameters.workflowId;
        case "SMS":
          return given.actionParameters.messageBody;
        case "APPOINTMENT_BOOKING":
          return given.actionParameters.calendarId;
        case "CUSTOM_ACTION":
          return given.actionParameters.apiDetails.url;
        case "KNOWLEDGE_BASE":
          return given.actionParameters.knowledgeBaseId;
        default:
          expectTypeOf(given.actionParameters?.anything).toBeUnknown();
          expectTypeOf(given.actionType).toExtend<string>();
          return given.actionType.toLowerCase();
      }
    }
    expectTypeOf(describeAction).returns.toEqualTypeOf<string | null | undefined>();
  });
});
