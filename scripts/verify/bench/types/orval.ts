// The calls of packages/agent-apis/test/twenty-calls.ts with orval's fetch client; the bench writes the imported functions.
import * as conversation from "./orval/conversation.js";
import * as voice from "./orval/voice.js";

const headers = { Version: "2021-04-15" } as const;
const query = { locationId: "l" };

const agents = await voice.listAgents(query, headers);
if (agents.status === 200) void agents.data.agents;
const madeAgent = await voice.createAgent({ locationId: "l", language: "es" }, headers);
if (madeAgent.status === 201) void madeAgent.data.id;
const agent = await voice.getAgent("a", query, headers);
if (agent.status === 200) void agent.data.agentName;
const patched = await voice.updateAgent("a", { agentName: "n" }, query, headers);
if (patched.status === 200) void patched.data.id;
const deletedAgent = await voice.deleteAgent("a", query, headers);
if (deletedAgent.status !== 204) void deletedAgent.data;
const madeAction = await voice.createAction(
  {
    agentId: "a",
    locationId: "l",
    name: "n",
    actionType: "SMS",
    actionParameters: { triggerPrompt: "p", triggerMessage: "m", messageBody: "b" },
  },
  headers,
);
if (madeAction.status === 201) void madeAction.data.id;
else if (madeAction.status === 422) void madeAction.data.message;
const voiceAction = await voice.getAction("b", query, headers);
if (voiceAction.status === 200) void voiceAction.data.id;
const deletedVoiceAction = await voice.deleteAction("b", { locationId: "l", agentId: "a" }, headers);
if (deletedVoiceAction.status !== 204) void deletedVoiceAction.data;
const logs = await voice.listCallLogs(query, headers);
if (logs.status === 200) void logs.data.callLogs;
const log = await voice.getCallLog("c", query, headers);
if (log.status === 200) void log.data.id;

const found = await conversation.searchAgents(headers);
if (found.status === 200) void found.data.agents;
const one = await conversation.getAgent("a", headers);
if (one.status === 200) void one.data;
const deleted = await conversation.deleteAgent("a", headers);
if (deleted.status !== 200) void deleted.data;
const actions = await conversation.listActions("a", headers);
if (actions.status === 200) void actions.data;
const oneAction = await conversation.getAction("a", "b", headers);
if (oneAction.status === 200) void oneAction.data;
const deletedAction = await conversation.deleteAction("a", "b", headers);
if (deletedAction.status !== 200) void deletedAction.data;
const generation = await conversation.getGeneration({ messageId: "m", source: "conversation" }, headers);
if (generation.status === 200) void generation.data;
const next = await conversation.searchAgents(headers, { limit: 10 });
if (next.status === 200) void next.data.agents;
const later = await voice.listAgents({ ...query, page: 2 }, headers);
if (later.status === 200) void later.data.total;
const followUp = await conversation.updateFollowupSettings(
  "a",
  { actionIds: ["b"], followupSettings: { followUpHours: true } },
  headers,
);
if (followUp.status === 200) void followUp.data;
