import type { Oas3Rule, Plugin, RuleSeverity } from "@redocly/openapi-core";
import { operationIdCamelCase } from "./operation-id-camel-case.ts";

const PLUGIN = "spec";

/** Rules of ours, beside those that Redocly has already. One file each; a fixture makes each fire. */
export const ownRules: Readonly<Record<string, Oas3Rule>> = {
  "operation-id-camel-case": operationIdCamelCase,
};

/** Redocly's rules that a spec must pass. */
export const redoclyRules = [
  "struct",
  "no-unresolved-refs",
  "no-invalid-media-type-examples",
  "no-invalid-parameter-examples",
  "operation-operationId",
  "operation-operationId-unique",
  "operation-summary",
  "operation-2xx-response",
  "operation-4xx-response",
] as const;

export const rulesPlugin: Plugin = { id: PLUGIN, rules: { oas3: { ...ownRules } } };

export const ruleSeverities: Readonly<Record<string, RuleSeverity>> = Object.fromEntries([
  ...redoclyRules.map((rule): [string, RuleSeverity] => [rule, "error"]),
  ...Object.keys(ownRules).map((rule): [string, RuleSeverity] => [`${PLUGIN}/${rule}`, "error"]),
]);
