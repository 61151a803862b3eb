export { type AgentApis, type Configuration, createAgentApis } from "./create-agent-apis.js";
export * from "./generated/exports.js";
export type { SharedOptions } from "./shared-options.js";
export type { ProviderClients, ProviderOptions } from "./generated/providers.js";
