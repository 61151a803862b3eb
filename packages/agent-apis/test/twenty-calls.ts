// Twenty typed calls as an application makes them. scripts/commands/budgets.test.ts compiles them to measure the cost of the types.
import { createHighlevelConversationAiClient } from "@agent-apis/highlevel-conversation-ai";
import { createHighlevelVoiceAiClient } from "@agent-apis/highlevel-voice-ai";

const voice = createHighlevelVoiceAiClient({ token: "t" });
const conversation = createHighlevelConversationAiClient({ token: "t" });
const query = { locationId: "l" };
const path = { agentId: "a" };
const action = { agentId: "a", actionId: "b" };

const agents = await voice.GET("/voice-ai/agents", { params: { query } });
if (agents.ok) void agents.data.agents;
const madeAgent = await voice.POST("/voice-ai/agents", { body: { locationId: "l", language: "es" } });
if (madeAgent.ok) void madeAgent.data.id;
const agent = await voice.GET("/voice-ai/agents/{agentId}", { params: { path, query } });
if (agent.ok) void agent.data.agentName;
const patched = await voice.PATCH("/voice-ai/agents/{agentId}", {
  params: { path, query },
  body: { agentName: "n" },
});
if (patched.ok) void patched.data.id;
const deletedAgent = await voice.DELETE("/voice-ai/agents/{agentId}", { params: { path, query } });
if (!deletedAgent.ok) void deletedAgent.error;
const madeAction = await voice.POST("/voice-ai/actions", {
  body: {
    agentId: "a",
    locationId: "l",
    name: "n",
    actionType: "SMS",
    actionParameters: { triggerPrompt: "p", triggerMessage: "m", messageBody: "b" },
  },
});
if (madeAction.ok) void madeAction.data.id;
else if (madeAction.status === 422) void madeAction.error.message;
const voiceAction = await voice.GET("/voice-ai/actions/{actionId}", {
  params: { path: { actionId: "b" }, query },
});
if (voiceAction.ok) void voiceAction.data.id;
const deletedVoiceAction = await voice.DELETE("/voice-ai/actions/{actionId}", {
  params: { path: { actionId: "b" }, query: { locationId: "l", agentId: "a" } },
});
if (!deletedVoiceAction.ok) void deletedVoiceAction.error;
const logs = await voice.GET("/voice-ai/dashboard/call-logs", { params: { query } });
if (logs.ok) void logs.data.callLogs;
const log = await voice.GET("/voice-ai/dashboard/call-logs/{callId}", {
  params: { path: { callId: "c" }, query },
});
if (log.ok) void log.data.id;

const found = await conversation.GET("/conversation-ai/agents/search");
if (found.ok) void found.data.agents;
const one = await conversation.GET("/conversation-ai/agents/{agentId}", { params: { path } });
if (one.ok) void one.data;
const deleted = await conversation.DELETE("/conversation-ai/agents/{agentId}", { params: { path } });
if (!deleted.ok) void deleted.error;
const actions = await conversation.GET("/conversation-ai/agents/{agentId}/actions/list", {
  params: { path },
});
if (actions.ok) void actions.data;
const oneAction = await conversation.GET("/conversation-ai/agents/{agentId}/actions/{actionId}", {
  params: { path: action },
});
if (oneAction.ok) void oneAction.data;
const deletedAction = await conversation.DELETE("/conversation-ai/agents/{agentId}/actions/{actionId}", {
  params: { path: action },
});
if (!deletedAction.ok) void deletedAction.error;
const generation = await conversation.GET("/conversation-ai/generations", {
  params: { query: { messageId: "m", source: "conversation" } },
});
if (generation.ok) void generation.data;
const next = await conversation.GET("/conversation-ai/agents/search", { params: { query: { limit: 10 } } });
if (next.ok) void next.data.agents;
const later = await voice.GET("/voice-ai/agents", { params: { query: { ...query, page: 2 } } });
if (later.ok) void later.data.total;
const followUp = await conversation.PATCH("/conversation-ai/agents/{agentId}/followup-settings", {
  params: { path },
  body: { actionIds: ["b"], followupSettings: { followUpHours: true } },
});
if (followUp.ok) void followUp.data;
