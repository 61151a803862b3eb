import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";

export function createCaller({ baseUrl, token, body, fetch }) {
  const client = new ElevenLabsClient({ apiKey: token, baseUrl, fetch });
  return async () => (await client.conversationalAi.agents.create({ conversationConfig: body })).id;
}
