import type { HighlevelVoiceAiClient } from "@agent-apis/highlevel-voice-ai";
import { createAgentApis } from "agent-apis";
import { describe, expectTypeOf, test } from "vitest";

describe("createAgentApis", () => {
  test("has the providers that were configured and no other", () => {
    const apis = createAgentApis({ highlevelVoiceAi: { token: "token" } });
    expectTypeOf(apis.highlevelVoiceAi).toEqualTypeOf<HighlevelVoiceAiClient>();
    // @ts-expect-error this provider was not configured
    expectTypeOf(apis.highlevelConversationAi).not.toBeAny();
  });

  test("refuses a provider that there is not, and options that a client does not have", () => {
    // @ts-expect-error no such provider
    const unknown = () => createAgentApis({ highlevelVoice: { token: "token" } });
    // @ts-expect-error a misspelt option
    const misspelt = () => createAgentApis({ highlevelVoiceAi: { tokn: "token" } });
    expectTypeOf([unknown, misspelt]).not.toBeAny();
  });
});
