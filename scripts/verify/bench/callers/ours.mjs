import { createHighlevelVoiceAiClient } from "../../../../packages/highlevel-voice-ai/dist/index.js";
import { createRateBudget } from "../../../../packages/runtime/dist/index.js";

// The API's own window takes 100 requests, and then a client waits.
const WIDE = { name: "burst", requests: 1e9, windowMs: 100, exhausted: "wait" };

/** A client of ours with retry, timeout, budget and guards on, as they are by default. */
export function createCaller({ baseUrl, token, body, fetch }) {
  const client = createHighlevelVoiceAiClient({
    baseUrl,
    token,
    fetch,
    rateBudget: createRateBudget([WIDE]),
  });
  return async () => {
    const result = await client.POST("/voice-ai/agents", { body });
    if (!result.ok) throw new Error(`HTTP ${result.status}`);
    return result.data.id;
  };
}
