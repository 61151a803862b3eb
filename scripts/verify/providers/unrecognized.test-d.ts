import { createAgentApis, type Known, type Unrecognized, unrecognized, unwrap } from "agent-apis";
import type { Calls as ConversationAiCalls } from "../../../packages/highlevel-conversation-ai/dist/index.js";
import { unrecognized as ofProvider } from "../../../packages/highlevel-voice-ai/dist/index.js";
import type { Calls as TalkoverCalls } from "../../../packages/talkover/dist/index.js";
import { describe, expectTypeOf, test } from "vitest";

const { highlevelVoiceAi, talkover } = createAgentApis({
  highlevelVoiceAi: { token: "t" },
  talkover: { token: "t" },
});
const locationId = "location";
const params = { path: { agentId: "agent" }, query: { locationId } };
type Action =
  (ConversationAiCalls["GET"]["/conversation-ai/agents/{agentId}/actions/{actionId}"]["result"] & {
    ok: true;
  })["data"]["data"];
type NewAction = NonNullable<TalkoverCalls["POST"]["/api/v1/agents/{agent_id}/actions"]["init"]["body"]>;

describe("a value of an enum", () => {
  test("can be compared with known values, and with others through unrecognized()", async () => {
    const { language } = await unwrap(highlevelVoiceAi.GET("/voice-ai/agents/{agentId}", { params }));
    void (language === "es");
    void (language === unrecognized("tlh"));
    // @ts-expect-error a typo
    void (language === "esp");
    expectTypeOf(language).toExtend<string | undefined>();
  });

  test("that was received can be sent", async () => {
    const { language } = await unwrap(highlevelVoiceAi.GET("/voice-ai/agents/{agentId}", { params }));
    void highlevelVoiceAi.PATCH("/voice-ai/agents/{agentId}", { params, body: { language } });
    void highlevelVoiceAi.POST("/voice-ai/agents", { body: { locationId, language } });
  });

  test("can be sent if it is known, and otherwise through unrecognized()", () => {
    void highlevelVoiceAi.POST("/voice-ai/agents", { body: { locationId, language: "es" } });
    void highlevelVoiceAi.POST("/voice-ai/agents", { body: { locationId, language: unrecognized("tlh") } });
    void highlevelVoiceAi.POST("/voice-ai/agents", { body: { locationId, language: ofProvider("tlh") } });
    // @ts-expect-error a typo
    void highlevelVoiceAi.POST("/voice-ai/agents", { body: { locationId, language: "esp" } });
    // @ts-expect-error any text
    void highlevelVoiceAi.POST("/voice-ai/agents", { body: { locationId, language: String("es") } });
    const path = "/voice-ai/dashboard/call-logs";
    // @ts-expect-error a typo in a query parameter
    void highlevelVoiceAi.GET(path, { params: { query: { locationId, sort: "up" } } });
    void highlevelVoiceAi.with({ apiVersion: unrecognized("2027-01-01") });
  });

  test("is one type in all packages, and Known excludes unknown values", () => {
    expectTypeOf(ofProvider("a")).toEqualTypeOf<Unrecognized>();
    expectTypeOf<Known<"a" | "b" | Unrecognized>>().toEqualTypeOf<"a" | "b">();
  });
});

describe("a kind of a union", () => {
  test("can be compared with known kinds, and an unknown kind has its payload", () => {
    function describeAction(action: Action): unknown {
      // @ts-expect-error a typo
      if (action.type === "stopBt") return undefined;
      if (action.type === "stopBot") return action.details.stopBotTriggerCondition;
      if (action.type === unrecognized("sing")) return action.song;
      return action.name;
    }
    expectTypeOf(describeAction).not.toBeAny();
  });

  test("can be sent if it is known and complete, or through unrecognized() with any properties", () => {
    const start = { node_id: "node", name: "name", description: "description" };
    const path = { agent_id: "agent" };
    const sing: NewAction = { ...start, type: unrecognized("sing"), song: "s" };
    void talkover.POST("/api/v1/agents/{agent_id}/actions", { params: { path }, body: sing });
    // @ts-expect-error a typo in the kind
    const wrong: NewAction = { ...start, type: "webhok", url: "https://example.com" };
    // @ts-expect-error a misspelt key
    const misspelt: NewAction = { ...start, type: "hold", hold_duration: 30, hold_duratoin: 30 };
    // @ts-expect-error the address is missing
    const bare: NewAction = { ...start, type: "webhook" };
    expectTypeOf([wrong, misspelt, bare]).not.toBeAny();
  });
});
