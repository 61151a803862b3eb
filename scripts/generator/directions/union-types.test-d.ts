// Compiled with the scripts: unions with an optional tag, without a tag, and of the rules between fields.
import {
  type Agent,
  type AgentInput,
  type FollowUp,
  type FollowUpInput,
  type SourceInput,
  unrecognized,
  type Voice,
  type VoiceInput,
} from "../fixtures/goldens/unions-both-ways/index.ts";

/** A tag with a default can be left out. */
export const voices: VoiceInput[] = [
  { name: "Ann" },
  { kind: "stock", name: "Ann" },
  { kind: undefined, name: "Ann" },
  { kind: "cloned", sampleUrl: "u" },
  { kind: unrecognized("hummed") },
];
// @ts-expect-error a misspelt key, also where the tag is left out
export const misspelt: VoiceInput = { name: "Ann", nmae: "Bob" };
// @ts-expect-error a misspelt key next to the tag
export const misspeltToo: VoiceInput = { kind: "stock", name: "Ann", nmae: "Bob" };
// @ts-expect-error only the other variant can be without its tag
export const untagged: VoiceInput = { sampleUrl: "u" };
// @ts-expect-error a typo in the tag
export const mistagged: VoiceInput = { kind: "stok", name: "Ann" };
// @ts-expect-error the property of the other variant
export const mixed: VoiceInput = { kind: "stock", name: "Ann", sampleUrl: "u" };

/** A received value has its tag. */
export function describeVoice(voice: Voice): unknown {
  switch (voice.kind) {
    case "stock":
      return voice.name;
    case "cloned":
      return voice.sampleUrl;
    default:
      return voice["melody"];
  }
}

/** Members of a union without a tag are told apart by their properties. */
export const known: SourceInput[] = [{ url: "u" }, { text: "t" }];
// @ts-expect-error no member of the union
export const file: SourceInput = { file: "f" };
// @ts-expect-error a misspelt key
export const typo: SourceInput = { url: "u", txt: "t" };
export const texts = ({ sources = [] }: Agent): string[] =>
  sources.map((source) => ("url" in source ? source.url : source.text));

const start = { text: "Hello?" };

/** Each rule between fields is a union of its own. */
export const followUps: FollowUpInput[] = [
  { ...start, repeats: false, ends: "never" },
  { ...start, repeats: true, everyHours: 2, ends: "later", days: 3 },
  { ...start, repeats: false, ends: unrecognized("at-noon"), hour: 12 },
];
// @ts-expect-error everyHours is missing
export const hourless: FollowUpInput = { ...start, repeats: true, ends: "never" };
// @ts-expect-error days is missing
export const endless: FollowUpInput = { ...start, repeats: false, ends: "later" };
// @ts-expect-error a misspelt key
export const wrong: FollowUpInput = { ...start, repeats: false, ends: "never", txt: "Hello?" };
// @ts-expect-error what only the platform sets
export const back: AgentInput = { voice: { name: "Ann" }, followUp: { id: "f", ...start, repeats: false } };

export function describeFollowUp(given: FollowUp): unknown[] {
  const hours = given.repeats ? given.everyHours : undefined;
  if (given.ends === "later") return [hours, given.days];
  return [hours, given.ends === "never" ? given.text : given["hour"]];
}
