import { VapiClient } from "@vapi-ai/server-sdk";

export function createCaller({ baseUrl, token, body, fetch }) {
  const client = new VapiClient({ token, baseUrl, fetch });
  return async () => (await client.assistants.create(body)).id;
}
