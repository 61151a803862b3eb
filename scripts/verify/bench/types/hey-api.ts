// The calls of packages/agent-apis/test/twenty-calls.ts with hey-api; the bench writes the imported functions.
import * as conversation from "./conversation/sdk.gen.js";
import * as voice from "./voice/sdk.gen.js";

const headers = { Version: "2021-04-15" } as const;
const query = { locationId: "l" };
const path = { agentId: "a" };
const action = { agentId: "a", actionId: "b" };

const agents = await voice.listAgents({ headers, query });
if (agents.data) void agents.data.agents;
const madeAgent = await voice.createAgent({ headers, body: { locationId: "l", language: "es" } });
if (madeAgent.data) void madeAgent.data.id;
const agent = await voice.getAgent({ headers, path, query });
if (agent.data) void agent.data.agentName;
const patched = await voice.updateAgent({ headers, path, query, body: { agentName: "n" } });
if (patched.data) void patched.data.id;
const deletedAgent = await voice.deleteAgent({ headers, path, query });
if (deletedAgent.error) void deletedAgent.error;
const madeAction = await voice.createAction({
  headers,
  body: {
    agentId: "a",
    locationId: "l",
    name: "n",
    actionType: "SMS",
    actionParameters: { triggerPrompt: "p", triggerMessage: "m", messageBody: "b" },
  },
});
if (madeAction.data) void madeAction.data.id;
else if (madeAction.response?.status === 422) void madeAction.error;
const voiceAction = await voice.getAction({ headers, path: { actionId: "b" }, query });
if (voiceAction.data) void voiceAction.data.id;
const deletedVoiceAction = await voice.deleteAction({
  headers,
  path: { actionId: "b" },
  query: { locationId: "l", agentId: "a" },
});
if (deletedVoiceAction.error) void deletedVoiceAction.error;
const logs = await voice.listCallLogs({ headers, query });
if (logs.data) void logs.data.callLogs;
const log = await voice.getCallLog({ headers, path: { callId: "c" }, query });
if (log.data) void log.data.id;

const found = await conversation.searchAgents({ headers });
if (found.data) void found.data.agents;
const one = await conversation.getAgent({ headers, path });
if (one.data) void one.data;
const deleted = await conversation.deleteAgent({ headers, path });
if (deleted.error) void deleted.error;
const actions = await conversation.listActions({ headers, path });
if (actions.data) void actions.data;
const oneAction = await conversation.getAction({ headers, path: action });
if (oneAction.data) void oneAction.data;
const deletedAction = await conversation.deleteAction({ headers, path: action });
if (deletedAction.error) void deletedAction.error;
const generation = await conversation.getGeneration({
  headers,
  query: { messageId: "m", source: "conversation" },
});
if (generation.data) void generation.data;
const next = await conversation.searchAgents({ headers, query: { limit: 10 } });
if (next.data) void next.data.agents;
const later = await voice.listAgents({ headers, query: { ...query, page: 2 } });
if (later.data) void later.data.total;
const followUp = await conversation.updateFollowupSettings({
  headers,
  path,
  body: { actionIds: ["b"], followupSettings: { followUpHours: true } },
});
if (followUp.data) void followUp.data;
