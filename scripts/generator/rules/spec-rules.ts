import type { Oas3Rule, Plugin, RuleSeverity } from "@redocly/openapi-core";
import { allOfFits } from "./all-of-fits.ts";
import { binaryInPlace } from "./binary-in-place.ts";
import { bodyExample } from "./body-example.ts";
import { bodySupported } from "./body-supported.ts";
import { digitsInProperty } from "./digits-in-property.ts";
import { encodingSupported } from "./encoding-supported.ts";
import { epochMsInQuery } from "./epoch-ms-in-query.ts";
import { exampleIdsAgree } from "./example-ids-agree.ts";
import { exampleValid } from "./example-valid.ts";
import { examplesDistinct } from "./examples-distinct.ts";
import { extensionKnown } from "./extension-known.ts";
import { fixedHeaderIsOption } from "./fixed-header-is-option.ts";
import { formWritable } from "./form-writable.ts";
import { furtherPropertiesFit } from "./further-properties-fit.ts";
import { headerParameterName } from "./header-parameter-name.ts";
import { int64Safe } from "./int64-safe.ts";
import { linkTarget } from "./link-target.ts";
import { noEmptySchema } from "./no-empty-schema.ts";
import { notOnlyInUnknownTag } from "./not-only-in-unknown-tag.ts";
import { nullInEnum } from "./null-in-enum.ts";
import { numberExact } from "./number-exact.ts";
import { openapiVersion } from "./openapi-version.ts";
import { operationIdCamelCase } from "./operation-id-camel-case.ts";
import { operationIdUnique } from "./operation-id-unique.ts";
import { operationSuccessResponse } from "./operation-success-response.ts";
import { operationSupported } from "./operation-supported.ts";
import { operationTagKnown } from "./operation-tag-known.ts";
import { operationTypeFree } from "./operation-type-free.ts";
import { parameterExample } from "./parameter-example.ts";
import { parameterSupported } from "./parameter-supported.ts";
import { parameterWritable } from "./parameter-writable.ts";
import { pathSupported } from "./path-supported.ts";
import { patternValid } from "./pattern-valid.ts";
import { propertyNameFree } from "./property-name-free.ts";
import { readOnlyInPlace } from "./read-only-in-place.ts";
import { requestDefaultOptional } from "./request-default-optional.ts";
import { requestObjectsClosed } from "./request-objects-closed.ts";
import { requestUnionTagged } from "./request-union-tagged.ts";
import { responseStatusSupported } from "./response-status-supported.ts";
import { responseUnionOpen } from "./response-union-open.ts";
import { schemaKeywordSupported } from "./schema-keyword-supported.ts";
import { schemaName } from "./schema-name.ts";
import { schemaReferencePlain } from "./schema-reference-plain.ts";
import { securityRequirementSingle } from "./security-requirement-single.ts";
import { securitySchemeSupported } from "./security-scheme-supported.ts";
import { serverAddress } from "./server-address.ts";
import { successMediaSame } from "./success-media-same.ts";
import { textPlain } from "./text-plain.ts";
import { tupleSupported } from "./tuple-supported.ts";
import { typeNotItself } from "./type-not-itself.ts";
import { webhookAnswer } from "./webhook-answer.ts";
import { webhookSupported } from "./webhook-supported.ts";
import { xCertain } from "./x-certain.ts";
import { xClientOption } from "./x-client-option.ts";
import { xDeviation } from "./x-deviation.ts";
import { xOpen } from "./x-open.ts";
import { xPagination } from "./x-pagination.ts";
import { xRateLimit } from "./x-rate-limit.ts";
import { xRetry } from "./x-retry.ts";
import { xRoundTrip } from "./x-round-trip.ts";
import { xTour } from "./x-tour.ts";
import { xTraceId } from "./x-trace-id.ts";
import { xUntagged } from "./x-untagged.ts";
import { xWebhookEvent } from "./x-webhook-event.ts";
import { xWebhookSignature } from "./x-webhook-signature.ts";

const PLUGIN = "spec";

/** Our rules, in addition to Redocly's. One file each; a fixture makes each fire. */
export const ownRules: Readonly<Record<string, Oas3Rule>> = {
  "all-of-fits": allOfFits,
  "binary-in-place": binaryInPlace,
  "body-example": bodyExample,
  "body-supported": bodySupported,
  "digits-in-property": digitsInProperty,
  "encoding-supported": encodingSupported,
  "epoch-ms-in-query": epochMsInQuery,
  "example-ids-agree": exampleIdsAgree,
  "example-valid": exampleValid,
  "examples-distinct": examplesDistinct,
  "extension-known": extensionKnown,
  "fixed-header-is-option": fixedHeaderIsOption,
  "form-writable": formWritable,
  "further-properties-fit": furtherPropertiesFit,
  "header-parameter-name": headerParameterName,
  "int64-safe": int64Safe,
  "link-target": linkTarget,
  "no-empty-schema": noEmptySchema,
  "not-only-in-unknown-tag": notOnlyInUnknownTag,
  "null-in-enum": nullInEnum,
  "number-exact": numberExact,
  "openapi-version": openapiVersion,
  "operation-id-camel-case": operationIdCamelCase,
  "operation-id-unique": operationIdUnique,
  "operation-success-response": operationSuccessResponse,
  "operation-supported": operationSupported,
  "operation-tag-known": operationTagKnown,
  "operation-type-free": operationTypeFree,
  "parameter-example": parameterExample,
  "parameter-supported": parameterSupported,
  "parameter-writable": parameterWritable,
  "path-supported": pathSupported,
  "pattern-valid": patternValid,
  "property-name-free": propertyNameFree,
  "read-only-in-place": readOnlyInPlace,
  "request-default-optional": requestDefaultOptional,
  "request-objects-closed": requestObjectsClosed,
  "request-union-tagged": requestUnionTagged,
  "response-status-supported": responseStatusSupported,
  "response-union-open": responseUnionOpen,
  "schema-keyword-supported": schemaKeywordSupported,
  "schema-name": schemaName,
  "schema-reference-plain": schemaReferencePlain,
  "security-requirement-single": securityRequirementSingle,
  "security-scheme-supported": securitySchemeSupported,
  "server-address": serverAddress,
  "success-media-same": successMediaSame,
  "text-plain": textPlain,
  "tuple-supported": tupleSupported,
  "type-not-itself": typeNotItself,
  "webhook-answer": webhookAnswer,
  "webhook-supported": webhookSupported,
  "x-certain": xCertain,
  "x-client-option": xClientOption,
  "x-deviation": xDeviation,
  "x-open": xOpen,
  "x-pagination": xPagination,
  "x-rate-limit": xRateLimit,
  "x-retry": xRetry,
  "x-round-trip": xRoundTrip,
  "x-tour": xTour,
  "x-trace-id": xTraceId,
  "x-untagged": xUntagged,
  "x-webhook-event": xWebhookEvent,
  "x-webhook-signature": xWebhookSignature,
};

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

export const ruleSeverities: Readonly<Record<string, RuleSeverity>> = Object.fromEntries([
  ...redoclyRules.map((rule): [string, RuleSeverity] => [rule, "error"]),
  ...Object.keys(ownRules).map((rule): [string, RuleSeverity] => [`${PLUGIN}/${rule}`, "error"]),
]);
