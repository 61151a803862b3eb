import type { Calls as ConversationAiCalls } from "@agent-apis/highlevel-conversation-ai";
import type { Calls as VoiceAiCalls } from "@agent-apis/highlevel-voice-ai";
import type { Calls as TalkoverCalls } from "@agent-apis/talkover";
import { describe, expectTypeOf, test } from "vitest";

type IsAny<T> = 0 extends 1 & T ? true : false;

/** Names the part of an operation that is `any`, or `never`. */
type AnyPart<Call> = Call extends { init: infer Init; result: infer Result }
  ? | (IsAny<Init> extends true ? "init" : never)
    | (Init extends { body: infer Body } ? (IsAny<Body> extends true ? "body" : never) : never)
    | (IsAny<Result> extends true ? "result" : never)
    | (Result extends { data: infer Data } ? (IsAny<Data> extends true ? "data" : never) : never)
    | (Result extends { error: infer Failure } ? (IsAny<Failure> extends true ? "error" : never) : never)
  : "no call";

type AnyParts<Calls> = {
  [Method in keyof Calls]: {
    [Path in keyof Calls[Method]]: AnyPart<Calls[Method][Path]>;
  }[keyof Calls[Method]];
}[keyof Calls];

type CountOf<Calls> = {
  [Method in keyof Calls]: `${Method & string} ${keyof Calls[Method] & string}`;
}[keyof Calls];

describe("Calls", () => {
  test("have no any in the body, data and error of any operation", () => {
    expectTypeOf<AnyParts<VoiceAiCalls>>().toEqualTypeOf<never>();
    expectTypeOf<AnyParts<ConversationAiCalls>>().toEqualTypeOf<never>();
    expectTypeOf<AnyParts<TalkoverCalls>>().toEqualTypeOf<never>();
  });

  test("are found when they have any", () => {
    type Any = ReturnType<typeof JSON.parse>;
    type Broken = { GET: { "/a": { init: { body: Any }; result: { data: string } } } };
    expectTypeOf<AnyParts<Broken>>().toEqualTypeOf<"body">();
  });

  test("are named by method and path", () => {
    expectTypeOf<"POST /voice-ai/actions">().toExtend<CountOf<VoiceAiCalls>>();
    expectTypeOf<"PATCH /conversation-ai/agents/{agentId}/followup-settings">().toExtend<
      CountOf<ConversationAiCalls>
    >();
  });
});
