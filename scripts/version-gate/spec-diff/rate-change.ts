import { quote } from "../reason.ts";
import { describeValues } from "./describe-values.ts";
import { constraints } from "./rules/constraints.ts";
import { defaultValue } from "./rules/default-value.ts";
import { deprecated } from "./rules/deprecated.ts";
import { discriminators } from "./rules/discriminators.ts";
import { enumValues } from "./rules/enum-values.ts";
import { extensions } from "./rules/extensions.ts";
import { openedEnums } from "./rules/opened-enums.ts";
import { pathParameters } from "./rules/path-parameters.ts";
import { removedProperties } from "./rules/removed-properties.ts";
import { required } from "./rules/required.ts";
import { reshaped } from "./rules/reshaped.ts";
import { security } from "./rules/security.ts";
import { reordered } from "./rules/reordered.ts";
import { schemaNames } from "./rules/schema-names.ts";
import { servers } from "./rules/servers.ts";
import { successStatuses } from "./rules/success-statuses.ts";
import { texts } from "./rules/texts.ts";
import { unionMembers } from "./rules/union-members.ts";
import { widenings } from "./rules/widenings.ts";
import type { Documents, SpecChange } from "./spec-change.ts";
import type { Rating, SpecRule } from "./spec-rule.ts";

/** Asked in this order; the first that knows decides. */
const RULES: readonly SpecRule[] = [
  texts,
  reordered,
  security,
  servers,
  extensions,
  defaultValue,
  deprecated,
  openedEnums,
  reshaped,
  enumValues,
  discriminators,
  unionMembers,
  constraints,
  schemaNames,
  pathParameters,
  removedProperties,
  successStatuses,
  required,
  widenings,
];

/** What Redocly calls a break that no type shows. */
const UNTYPED = new Set([
  "media-type-removed",
  "parameter-serialization-changed",
  "response-header-removed",
  "security-scheme-changed",
  "server-removed",
]);

const CLASS_OF_IMPACT = { major: "breaking", minor: "feature", patch: "fix" } as const;

/** What a difference means to a user: a rule of ours says so, or else Redocly does. */
export function rateChange(change: SpecChange, documents: Documents): Required<Rating> {
  const rating = RULES.reduce<Rating | undefined>(
    (found, rule) => found ?? rule(change, documents),
    undefined,
  );
  return {
    class: rating?.class ?? CLASS_OF_IMPACT[change.impact],
    text: rating?.text ?? describe(change),
    isUntyped: rating?.isUntyped ?? change.ruleIds.some((id) => UNTYPED.has(id)),
  };
}

function describe({ messages, kind, property, name, typeName, before, after }: SpecChange): string {
  if (messages.length > 0)
    return messages
      .map((message) => message.replace(/\.$/, "").replace(/^[A-Z](?![A-Z])/, (first) => first.toLowerCase()))
      .join("; ");
  const what = typeName === "Operation" ? "the operation" : quote(name);
  return kind === "modified"
    ? `${quote(property ?? "")} of ${what} ${describeValues(before, after)}`
    : `${what} was ${kind}`;
}
