// The calls of packages/agent-apis/test/twenty-calls.ts with openapi-fetch; the bench writes the imported types.
import createClient from "openapi-fetch";
import type { paths as ConversationPaths } from "./conversation.js";
import type { paths as VoicePaths } from "./voice.js";

const voice = createClient<VoicePaths>({ baseUrl: "https://api.example.com" });
const conversation = createClient<ConversationPaths>({ baseUrl: "https://api.example.com" });
const header = { Version: "2021-04-15" } as const;
const query = { locationId: "l" };
const path = { agentId: "a" };
const action = { agentId: "a", actionId: "b" };

const agents = await voice.GET("/voice-ai/agents", { params: { header, query } });
if (agents.data) void agents.data.agents;
const madeAgent = await voice.POST("/voice-ai/agents", {
  params: { header },
  body: { locationId: "l", language: "es" },
});
if (madeAgent.data) void madeAgent.data.id;
const agent = await voice.GET("/voice-ai/agents/{agentId}", { params: { header, path, query } });
if (agent.data) void agent.data.agentName;
const patched = await voice.PATCH("/voice-ai/agents/{agentId}", {
  params: { header, path, query },
  body: { agentName: "n" },
});
if (patched.data) void patched.data.id;
const deletedAgent = await voice.DELETE("/voice-ai/agents/{agentId}", { params: { header, path, query } });
if (deletedAgent.error) void deletedAgent.error;
const madeAction = await voice.POST("/voice-ai/actions", {
  params: { header },
  body: {
    agentId: "a",
    locationId: "l",
    name: "n",
    actionType: "SMS",
    actionParameters: { triggerPrompt: "p", triggerMessage: "m", messageBody: "b" },
  },
});
if (madeAction.data) void madeAction.data.id;
else if (madeAction.response.status === 422) void madeAction.error;
const voiceAction = await voice.GET("/voice-ai/actions/{actionId}", {
  params: { header, path: { actionId: "b" }, query },
});
if (voiceAction.data) void voiceAction.data.id;
const deletedVoiceAction = await voice.DELETE("/voice-ai/actions/{actionId}", {
  params: { header, path: { actionId: "b" }, query: { locationId: "l", agentId: "a" } },
});
if (deletedVoiceAction.error) void deletedVoiceAction.error;
const logs = await voice.GET("/voice-ai/dashboard/call-logs", { params: { header, query } });
if (logs.data) void logs.data.callLogs;
const log = await voice.GET("/voice-ai/dashboard/call-logs/{callId}", {
  params: { header, path: { callId: "c" }, query },
});
if (log.data) void log.data.id;

const found = await conversation.GET("/conversation-ai/agents/search", { params: { header } });
if (found.data) void found.data.agents;
const one = await conversation.GET("/conversation-ai/agents/{agentId}", { params: { header, path } });
if (one.data) void one.data;
const deleted = await conversation.DELETE("/conversation-ai/agents/{agentId}", { params: { header, path } });
if (deleted.error) void deleted.error;
const actions = await conversation.GET("/conversation-ai/agents/{agentId}/actions/list", {
  params: { header, path },
});
if (actions.data) void actions.data;
const oneAction = await conversation.GET("/conversation-ai/agents/{agentId}/actions/{actionId}", {
  params: { header, path: action },
});
if (oneAction.data) void oneAction.data;
const deletedAction = await conversation.DELETE("/conversation-ai/agents/{agentId}/actions/{actionId}", {
  params: { header, path: action },
});
if (deletedAction.error) void deletedAction.error;
const generation = await conversation.GET("/conversation-ai/generations", {
  params: { header, query: { messageId: "m", source: "conversation" } },
});
if (generation.data) void generation.data;
const next = await conversation.GET("/conversation-ai/agents/search", {
  params: { header, query: { limit: 10 } },
});
if (next.data) void next.data.agents;
const later = await voice.GET("/voice-ai/agents", { params: { header, query: { ...query, page: 2 } } });
if (later.data) void later.data.total;
const followUp = await conversation.PATCH("/conversation-ai/agents/{agentId}/followup-settings", {
  params: { header, path },
  body: { actionIds: ["b"], followupSettings: { followUpHours: true } },
});
if (followUp.data) void followUp.data;
