export { createAgentApis } from "./create-agent-apis.js";
export type { ProviderClients, ProviderOptions } from "./generated/providers.js";
