import { listOperations, type Operation } from "../../generator/list-operations.ts";
import type { Spec } from "../../generator/read-spec.ts";

/** One of the calls of packages/agent-apis/test/twenty-calls.ts. */
interface Call {
  readonly api: "voice" | "conversation";
  /** The id of its operation. */
  readonly id: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: object;
  readonly body?: object;
  /** What is read of its data, such as `.id`; without it, its error is read. */
  readonly reads?: string;
  /** An error status that the call handles separately. */
  readonly fails?: number;
}

const location = { locationId: "l" };
const agent = { agentId: "a" };
const agentAction = { agentId: "a", actionId: "b" };
const sms = { triggerPrompt: "p", triggerMessage: "m", messageBody: "b" };
const action = { ...location, ...agent, name: "n", actionType: "SMS", actionParameters: sms };
const followUp = { actionIds: ["b"], followupSettings: { followUpHours: true } };

const CALLS: readonly Call[] = [
  { api: "voice", id: "listAgents", query: location, reads: ".agents" },
  { api: "voice", id: "createAgent", body: { ...location, language: "es" }, reads: ".id" },
  { api: "voice", id: "getAgent", path: agent, query: location, reads: ".agentName" },
  { api: "voice", id: "updateAgent", path: agent, query: location, body: { agentName: "n" }, reads: ".id" },
  { api: "voice", id: "deleteAgent", path: agent, query: location },
  { api: "voice", id: "createAction", body: action, reads: ".id", fails: 422 },
  { api: "voice", id: "getAction", path: { actionId: "b" }, query: location, reads: ".id" },
  { api: "voice", id: "deleteAction", path: { actionId: "b" }, query: { ...location, ...agent } },
  { api: "voice", id: "listCallLogs", query: location, reads: ".callLogs" },
  { api: "voice", id: "getCallLog", path: { callId: "c" }, query: location, reads: ".id" },
  { api: "conversation", id: "searchAgents", reads: ".agents" },
  { api: "conversation", id: "getAgent", path: agent, reads: "" },
  { api: "conversation", id: "deleteAgent", path: agent },
  { api: "conversation", id: "listActions", path: agent, reads: "" },
  { api: "conversation", id: "getAction", path: agentAction, reads: "" },
  { api: "conversation", id: "deleteAction", path: agentAction },
  { api: "conversation", id: "getGeneration", query: { messageId: "m", source: "conversation" }, reads: "" },
  { api: "conversation", id: "searchAgents", query: { limit: 10 }, reads: ".agents" },
  { api: "voice", id: "listAgents", query: { ...location, page: 2 }, reads: ".total" },
  { api: "conversation", id: "updateFollowupSettings", path: agent, body: followUp, reads: "" },
];

const HEADERS = { Version: "2021-04-15" };

/** How a program calls with the types of one library, and reads what comes back. */
interface Dialect {
  /** Statements before the calls. */
  readonly start: string;
  call(call: Call, operation: Operation): string;
  isSuccess(operation: Operation): string;
  readonly status: string;
  readonly error: string;
}

const DIALECTS: Readonly<Record<string, Dialect>> = {
  "openapi-fetch": {
    start: `import createClient from "openapi-fetch";
import type { paths as ConversationPaths } from "./conversation.js";
import type { paths as VoicePaths } from "./voice.js";
const voice = createClient<VoicePaths>({ baseUrl: "https://api.example.com" });
const conversation = createClient<ConversationPaths>({ baseUrl: "https://api.example.com" });
`,
    call({ api, path, query, body }, operation) {
      const init = { params: { header: HEADERS, path, query }, body };
      return `${api}.${operation.method}("${operation.path}", ${JSON.stringify(init)})`;
    },
    isSuccess: () => "result.data",
    status: "result.response.status",
    error: "result.error",
  },
  "hey-api": {
    start: `import * as conversation from "./conversation/sdk.gen.js";
import * as voice from "./voice/sdk.gen.js";
`,
    call: ({ api, id, path, query, body }) =>
      `${api}.${id}(${JSON.stringify({ headers: HEADERS, path, query, body })})`,
    isSuccess: () => "result.data",
    status: "result.response?.status",
    error: "result.error",
  },
  orval: {
    start: `import * as conversation from "./orval/conversation.js";
import * as voice from "./orval/voice.js";
`,
    call({ api, id, path = {}, query, body }, { parameters }) {
      const isRequired = parameters.some((parameter) => parameter.in === "query" && parameter.required);
      const inOrder = isRequired ? [query, HEADERS] : [HEADERS, query];
      const given = [...Object.values(path), body, ...inOrder].filter((one) => one !== undefined);
      return `${api}.${id}(${given.map((one) => JSON.stringify(one)).join(", ")})`;
    },
    isSuccess: ({ responses }) =>
      `result.status === ${responses.find(({ status }) => status.startsWith("2"))?.status}`,
    status: "result.status",
    error: "result.data",
  },
};

/** The libraries whose types are compared. */
export const PEERS: readonly string[] = Object.keys(DIALECTS);

/** Renders the calls as a program that uses the types of a library. */
export function renderTwentyCalls(peer: string, specs: Readonly<Record<Call["api"], Spec>>): string {
  const dialect = DIALECTS[peer];
  if (dialect === undefined) throw new Error(`no program for ${peer}`);
  const blocks = CALLS.map((call) => {
    const operation = listOperations(specs[call.api].document).find(({ id }) => id === call.id);
    if (operation === undefined) throw new Error(`no operation ${call.id}`);
    const isSuccess = dialect.isSuccess(operation);
    const { reads, fails } = call;
    return `{
  const result = await ${dialect.call(call, operation)};
  ${reads === undefined ? `if (!(${isSuccess})) void ${dialect.error};` : `if (${isSuccess}) void result.data${reads};`}
  ${fails === undefined ? "" : `else if (${dialect.status} === ${fails}) void ${dialect.error};`}
}`;
  });
  return `${dialect.start}${blocks.join("\n")}\n`;
}
