import type { HighlevelVoiceAiClient } from "@agent-apis/highlevel-voice-ai";
import type { TalkoverClient } from "@agent-apis/talkover";
import {
  type Configuration,
  createAgentApis,
  type ProviderClients,
  type ProviderOptions,
  type SharedOptions,
  type talkover,
} from "agent-apis";
import { describe, expectTypeOf, test } from "vitest";

describe("createAgentApis", () => {
  test("has only the configured providers", () => {
    const apis = createAgentApis({ highlevelVoiceAi: { token: "token" } });
    expectTypeOf(apis.highlevelVoiceAi).toEqualTypeOf<HighlevelVoiceAiClient>();
    // @ts-expect-error this provider was not configured
    expectTypeOf(apis.highlevelConversationAi).not.toBeAny();
  });

  test("refuses unknown providers and unknown options", () => {
    // @ts-expect-error no such provider
    const unknown = () => createAgentApis({ highlevelVoice: { token: "token" } });
    // @ts-expect-error a misspelt option
    const misspelt = () => createAgentApis({ highlevelVoiceAi: { tokn: "token" } });
    expectTypeOf([unknown, misspelt]).not.toBeAny();
  });

  test("types a client as possibly undefined if its options are", () => {
    const token = process.env["TALKOVER_TOKEN"];
    const spread = createAgentApis({
      highlevelVoiceAi: { token: "token" },
      ...(token ? { talkover: { token } } : {}),
    });
    expectTypeOf(spread.highlevelVoiceAi).toEqualTypeOf<HighlevelVoiceAiClient>();
    expectTypeOf(spread.talkover).toEqualTypeOf<TalkoverClient | undefined>();
    const chosen = createAgentApis({ talkover: token ? { token } : undefined });
    expectTypeOf(chosen.talkover).toEqualTypeOf<TalkoverClient | undefined>();
    const any: Partial<ProviderOptions> = {};
    expectTypeOf(createAgentApis(any)).toEqualTypeOf<Partial<ProviderClients>>();
  });

  test("refuses values that are not options, also in a spread part", () => {
    const token = process.env["TALKOVER_TOKEN"];
    const misspelt = () =>
      // @ts-expect-error a misspelt option next to a right one
      createAgentApis({ highlevelVoiceAi: {}, ...(token ? { talkover: { token, tokn: "token" } } : {}) });
    // @ts-expect-error null
    const absent = () => createAgentApis({ talkover: null });
    // @ts-expect-error a token
    const text = () => createAgentApis({ talkover: "token" });
    // @ts-expect-error no argument
    const none = () => createAgentApis();
    expectTypeOf([misspelt, absent, text, none]).not.toBeAny();
  });

  test("infers the parameter of a token function", () => {
    createAgentApis({
      talkover: {
        token: (request) => {
          expectTypeOf(request).toEqualTypeOf<talkover.TokenRequest>();
          return "token";
        },
      },
    });
  });

  test("accepts the options that all clients share", () => {
    createAgentApis({ talkover: { token: "t" } }, { timeoutMs: 5, headers: {}, onWait: () => {} });
    // @ts-expect-error a token belongs to one provider
    const token = () => createAgentApis({ talkover: {} }, { token: "t" });
    // @ts-expect-error so does an address
    const address = () => createAgentApis({ talkover: {} }, { baseUrl: "http://127.0.0.1" });
    // @ts-expect-error so does a rate budget
    const budget = () => createAgentApis({ talkover: {} }, { rateBudget: { acquire: () => null } });
    // @ts-expect-error a misspelt option
    const misspelt = () => createAgentApis({ talkover: {} }, { timeout: 5 });
    // @ts-expect-error an option of one provider
    const other = () => createAgentApis({ talkover: {} }, { apiVersion: "v3" });
    expectTypeOf([token, address, budget, misspelt, other]).not.toBeAny();
    expectTypeOf<SharedOptions>().not.toHaveProperty("token");
  });

  test("explains what is wrong with a key", () => {
    // @ts-expect-error an option for all providers
    const misplaced = () => createAgentApis({ fetch, talkover: {} });
    // @ts-expect-error no such provider
    const unknown = () => createAgentApis({ talkover: {}, highlevelVoice: {} });
    expectTypeOf([misplaced, unknown]).not.toBeAny();
    type Wrong = Configuration<{ fetch: object; highlevelVoice: object }>;
    expectTypeOf<
      Wrong["fetch"]
    >().toEqualTypeOf<'"fetch" is an option for all providers: pass it in the second argument'>();
    expectTypeOf<Wrong["highlevelVoice"]>().toEqualTypeOf<'unknown provider "highlevelVoice"'>();
  });
});
