import type { ClientMethods, ClientOptions } from "@agent-apis/runtime";
import { createAgentApis } from "agent-apis";
import { nameProvider } from "../../generator/provider-names.ts";

/** A client with the methods that every provider has. */
export type AnyClient = ClientMethods<ClientOptions>;

/** The client of any provider, made by the facade as a user makes it. */
export function connectClient(id: string, options: ClientOptions): AnyClient {
  const { key } = nameProvider(id);
  // The facade's types want to know the key when this is compiled; here it comes from a folder's name.
  const apis = createAgentApis<object>(Object.fromEntries([[key, options]]));
  const client: AnyClient = Reflect.get(apis, key);
  return client;
}
