// Compiled with the scripts: what callers can do with a value that the spec does not know, and with any other.
import {
  type Action,
  type ActionInput,
  type Agent,
  type AgentInput,
  type CallAction,
  type Known,
  type Language,
  type MailAction,
  type UnknownAction,
  unrecognized,
} from "../fixtures/goldens/directions/index.ts";

declare const agent: Agent;
declare const action: Action;

/** Compares what was received with a known value, and on purpose with one that is not known. */
export const compared: boolean[] = [
  agent.language === "en",
  agent.loudness === "quiet",
  agent.language === unrecognized("tlh"),
  action.kind === unrecognized("fax"),
];
// @ts-expect-error a typo
export const wrongLanguage: boolean = agent.language === "eng";
// @ts-expect-error a typo in an enum without a name
export const wrongLoudness: boolean = agent.loudness === "silent";
// @ts-expect-error a typo in a tag
export const wrongKind: boolean = action.kind === "cal";

/** Sends known values, values that were received, and on purpose one that is not known. */
export const sent: AgentInput[] = [
  { name: "n" },
  { name: "n", language: "es", loudness: "loud" },
  { name: agent.name, language: agent.language, loudness: agent.loudness },
  { name: "n", language: unrecognized("tlh"), loudness: unrecognized("deafening") },
  { name: "n", actions: [{ kind: "call", number: "1" }] },
  { name: "n", actions: [{ kind: unrecognized("fax"), number: 1, pages: ["a"] }] },
];
// @ts-expect-error a typo
export const sentLanguage: AgentInput = { name: "n", language: "eng" };
// @ts-expect-error a typo in a tag
export const sentKind: ActionInput = { kind: "cal", number: "1" };
// @ts-expect-error any text
export const sentText: AgentInput = { name: "n", language: String("en") };
// @ts-expect-error a misspelt key
export const sentKey: ActionInput = { kind: "call", number: "1", nmber: "1" };
// @ts-expect-error a missing property
export const sentLess: ActionInput = { kind: "call" };
// @ts-expect-error the property of another kind
export const sentOther: ActionInput = { kind: "call", number: "1", subject: "s" };
// @ts-expect-error the platform sets it
export const sentBack: AgentInput = { ...agent };

/** A `switch` narrows on the known kinds, and `default` has the payload of any other. */
export function describe(given: Action): [unknown, string] {
  switch (given.kind) {
    case "call": {
      const call: CallAction = given;
      return [call.number, call.kind];
    }
    case "mail": {
      const mail: MailAction = given;
      return [mail.subject, mail.kind];
    }
    default: {
      const other: UnknownAction = given;
      return [other["pages"], other.kind];
    }
  }
}

export const known: Record<Known<Language>, string> = { en: "English", es: "Spanish" };
// @ts-expect-error one of the known values is missing
export const incomplete: Record<Known<Language>, string> = { en: "English" };
export const text: string = agent.language;
// @ts-expect-error any text is no value that is not known
export const bare: Language = String(text);
