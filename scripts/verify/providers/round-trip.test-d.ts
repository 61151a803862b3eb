// Received objects can be changed and sent back without a cast.
import { createHighlevelConversationAiClient } from "../../../packages/highlevel-conversation-ai/dist/index.js";
import { toInput as toConversationInput } from "../../../packages/highlevel-conversation-ai/dist/edit.js";
import {
  type Action,
  type ActionInput,
  type AgentInput,
  createHighlevelVoiceAiClient,
  unwrap,
} from "../../../packages/highlevel-voice-ai/dist/index.js";
import { toInput } from "../../../packages/highlevel-voice-ai/dist/edit.js";
import { createTalkoverClient } from "../../../packages/talkover/dist/index.js";
import { toInput as toTalkoverInput } from "../../../packages/talkover/dist/edit.js";
import { test } from "vitest";

declare const action: Action;

const client = createHighlevelVoiceAiClient();
const agentParams = { path: { agentId: "a" }, query: { locationId: "l" } };

test("an agent of Voice AI", async () => {
  const agent = await unwrap(client.GET("/voice-ai/agents/{agentId}", { params: agentParams }));
  // @ts-expect-error it has an id, which requests refuse
  const naive: AgentInput = { ...agent, agentName: "Night desk" };
  const body = toInput("PATCH /voice-ai/agents/{agentId}", agent);
  await unwrap(
    client.PATCH("/voice-ai/agents/{agentId}", {
      params: agentParams,
      body: { ...body, agentName: "Night desk" },
    }),
  );
  // Changed before, as it was received.
  await unwrap(
    client.PATCH("/voice-ai/agents/{agentId}", {
      params: agentParams,
      body: toInput("PATCH /voice-ai/agents/{agentId}", { ...agent, timezone: "Europe/Berlin" }),
    }),
  );
  // @ts-expect-error a misspelt key
  const misspelt: AgentInput = { ...body, agentNmae: "Night desk" };
  console.log(naive, misspelt);
});

test("an action of Voice AI", async () => {
  const owner = { agentId: "a", locationId: "l" };
  // @ts-expect-error no response has the agent and the location
  toInput("PUT /voice-ai/actions/{actionId}", action);
  const body: ActionInput = toInput("PUT /voice-ai/actions/{actionId}", action, owner);
  if (body.actionType === "SMS") body.actionParameters.messageBody = "Hello";
  await unwrap(client.PUT("/voice-ai/actions/{actionId}", { params: { path: { actionId: "x" } }, body }));
});

test("toInput rejects other operations", () => {
  // @ts-expect-error no response matches this body
  toInput("POST /voice-ai/agents", {});
});

const conversation = createHighlevelConversationAiClient();
const agentPath = { path: { agentId: "a" } };
const actionPath = { path: { agentId: "a", actionId: "x" } };

test("an agent of Conversation AI", async () => {
  const agent = await unwrap(conversation.GET("/conversation-ai/agents/{agentId}", { params: agentPath }));
  const body = toConversationInput("PUT /conversation-ai/agents/{agentId}", agent);
  await unwrap(
    conversation.PUT("/conversation-ai/agents/{agentId}", {
      params: agentPath,
      body: { ...body, name: "Night desk" },
    }),
  );
  // @ts-expect-error it has an id, which requests refuse
  await conversation.PUT("/conversation-ai/agents/{agentId}", { params: agentPath, body: { ...agent } });
});

test("an action of Conversation AI", async () => {
  const path = "/conversation-ai/agents/{agentId}/actions/{actionId}";
  const { data } = await unwrap(conversation.GET(path, { params: actionPath }));
  const body = toConversationInput("PUT /conversation-ai/agents/{agentId}/actions/{actionId}", data);
  if (body.type === "triggerWorkflow") body.details.triggerCondition = "They ask for a person";
  await unwrap(conversation.PUT(path, { params: actionPath, body }));
});

const talkover = createTalkoverClient();

test("a flow of Talkover", async () => {
  const params = { path: { agent_id: "1" } };
  const { data } = await unwrap(talkover.GET("/api/v1/agents/{agent_id}/flow", { params }));
  const body = toTalkoverInput("PUT /api/v1/agents/{agent_id}/flow", data);
  await unwrap(talkover.PUT("/api/v1/agents/{agent_id}/flow", { params, body }));
});

test("a campaign of Talkover", async () => {
  const params = { path: { campaign_id: "1" } };
  const { data } = await unwrap(talkover.GET("/api/v1/campaigns/{campaign_id}", { params }));
  const body = toTalkoverInput("PUT /api/v1/campaigns/{campaign_id}", data);
  await unwrap(
    talkover.PUT("/api/v1/campaigns/{campaign_id}", { params, body: { ...body, name: "Reminders" } }),
  );
});

test("the knowledge of a Talkover agent, with properties that no response has", async () => {
  const params = { path: { agent_id: "1" } };
  const { data } = await unwrap(talkover.GET("/api/v1/agents/{agent_id}", { params }));
  const body = toTalkoverInput("PUT /api/v1/agents/{agent_id}/knowledge", data, { llm_temperature: 0.4 });
  await unwrap(talkover.PUT("/api/v1/agents/{agent_id}/knowledge", { params, body }));
});
