import { HighLevel } from "@gohighlevel/api-client";
import { createAdapter } from "../axios-adapter.mjs";

export function createCaller({ baseUrl, token, body, fetch }) {
  const client = new HighLevel({ privateIntegrationToken: token });
  client.httpClient.defaults.baseURL = baseUrl;
  if (fetch !== undefined) client.httpClient.defaults.adapter = createAdapter(fetch);
  return async () => (await client.voiceAi.createAgent(body)).id;
}
