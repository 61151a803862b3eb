import { chooseOptions } from "../../../../generator/webhooks/webhook-options.ts";
import type { ExtensionRule } from "./extension-rule.ts";

/** Compares where the name, the id and the time of an event are. Events that came or went are reported by themselves. */
export const webhookEvent: ExtensionRule = ({ before, after }) =>
  before === undefined || after === undefined
    ? []
    : [{ class: "fix", text: "the place of the name, the id or the time of events changed", keys: [] }];

/** Compares how deliveries are signed. Applications notice only if they have to pass other options. */
export const webhookSignature: ExtensionRule = ({ before, after }) => {
  if (before === undefined || after === undefined) return [];
  const [was, is] = [before, after].map((scheme) => chooseOptions(Object(scheme), "").type);
  const text = "the signature of webhooks is now checked in another way";
  if (was === is) return [{ class: "fix", text, keys: [] }];
  return [{ class: "breaking", text: `webhooks now take \`${is}\` instead of \`${was}\``, keys: [] }];
};
