import type { Plugin, RuleSeverity } from "@redocly/openapi-core";
import * as ownRules from "./own-rules.ts";

const PLUGIN = "spec";

/**
 * Redocly's rules that a spec must pass: its recommended set for OpenAPI 3.1, and a few more. Left out are those that a
 * rule of ours includes (operation-2xx-response, operation-operationId-unique, operation-operationId-url-safe,
 * operation-tag-defined, path-declaration-must-exist, path-not-include-query, the ones about server
 * variables), no-server-example.com, because a new provider starts with such a server, and no-ambiguous-paths and
 * no-path-trailing-slash, because paths are the vendor's to choose.
 */
export const redoclyRules = [
  "component-name-unique",
  "info-license",
  "info-license-strict",
  "no-duplicated-enum-values",
  "no-duplicated-tag-names",
  "no-empty-servers",
  "no-enum-type-mismatch",
  "no-example-value-and-externalValue",
  "no-identical-paths",
  "no-illogical-composition-keywords",
  "no-mixed-number-range-constraints",
  "no-required-schema-properties-undefined",
  "no-schema-type-mismatch",
  "no-server-trailing-slash",
  "no-unresolved-refs",
  "no-unsafe-markdown",
  "no-unused-components",
  "operation-4xx-response",
  "operation-operationId",
  "operation-parameters-unique",
  "operation-summary",
  "parameter-description",
  "path-parameters-defined",
  "security-defined",
  "security-scopes-defined",
  "spec-components-invalid-map-name",
  "spec-ref-siblings",
  "struct",
  "tag-description",
] as const;

export const rulesPlugin: Plugin = { id: PLUGIN, rules: { oas3: { ...ownRules } } };

/** A draft may have open questions. */
export const draftSeverities: Readonly<Record<string, RuleSeverity>> = { [`${PLUGIN}/x-todo`]: "off" };

export const ruleSeverities: Readonly<Record<string, RuleSeverity>> = Object.fromEntries([
  ...redoclyRules.map((rule): [string, RuleSeverity] => [rule, "error"]),
  ...Object.keys(ownRules).map((rule): [string, RuleSeverity] => [`${PLUGIN}/${rule}`, "error"]),
]);
