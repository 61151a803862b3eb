import { emitTypes, type TypeDeclaration } from "../types/emit-types.ts";
import { escapeComment } from "../escape-comment.ts";
import type { RenderContext } from "../render-context.ts";
import { renderLiteral } from "../render-literal.ts";
import { describeRefused, UNRECOGNIZED } from "../render-schemas.ts";
import { renderTypeImport, TypeImports } from "../type-imports.ts";
import { declareEvents } from "./declare-events.ts";
import { ANSWERS, EVENT, EVENTS, PASSED_TYPES, UNKNOWN_EVENT, USED_TYPES } from "./event-names.ts";
import { readWebhookSet, type WebhookSet } from "./webhook-set.ts";

const RUNTIME = "@agent-apis/runtime/webhooks";

/** The module of the subpath `webhooks`: types of the events, and functions that check deliveries. */
export function renderWebhooks(context: RenderContext): string | undefined {
  const set = readWebhookSet(context);
  if (set === undefined) return undefined;
  const declarations = declareEvents(context.document, new Set(context.schemas.map(({ name }) => name)));
  const { type } = set.options;
  const answers = declarations.some(({ name }) => name === ANSWERS) ? ANSWERS : "object";
  return `${renderImports(set)}
${renderTypes(context, set, declarations)}

/** Facts about the webhooks of this API for the runtime. */
const facts: WebhookFacts = ${renderLiteral(set.facts)};

${renderVerifyComment(set)}
export const verifyWebhook: VerifyWebhook<${EVENT}, ${type}> = /* @__PURE__ */ createVerifyWebhook(facts);

${renderHandleComment(set)}
export const handleWebhook: HandleWebhook<${EVENTS}, ${UNKNOWN_EVENT}, ${answers}, ${type}> = /* @__PURE__ */ createHandleWebhook(facts);
`;
}

function renderImports({ options, functions }: WebhookSet): string {
  const values = ["createHandleWebhook", "createVerifyWebhook"];
  const imported = [...values, ...functions, ...[...USED_TYPES, options.type].map((name) => `type ${name}`)];
  return `import { ${imported.join(", ")} } from "${RUNTIME}";`;
}

/** The types of the events, after imports of the types that the client has too. */
function renderTypes(
  { schemas, trips }: RenderContext,
  { options }: WebhookSet,
  declarations: readonly TypeDeclaration[],
): string {
  const types = new TypeImports();
  const text = emitTypes(declarations, {
    unrecognized: UNRECOGNIZED,
    refused: describeRefused(trips.length > 0),
    onReference: (name) => types.use(name),
  });
  const shared = schemas.map(({ name }) => name);
  const passed = ["WebhookError", ...[...PASSED_TYPES, options.type].map((name) => `type ${name}`)];
  return `${renderTypeImport("@agent-apis/runtime", [UNRECOGNIZED])}
${types.render("../index.js", shared)}

export { ${passed.join(", ")} } from "${RUNTIME}";

${text}`;
}

function renderVerifyComment({ tag, first, options }: WebhookSet): string {
  const argument = options.example === undefined ? "" : `, ${options.example}`;
  return `/**
 * Checks the signature of a delivery and returns its event. Pass the request itself, or the bytes of its body with its headers.
 * A \`switch\` over \`${tag}\` narrows the event; its \`default\` has the events that this version does not know.
 *
 * ${options.explanation}
 *
 * @example
 * const event = await verifyWebhook(request${argument});
 * if (event.${tag} === ${escapeComment(JSON.stringify(first))}) console.log("received");
 * @throws \`WebhookError\` with the reason.
 */`;
}

function renderHandleComment({ first, options }: WebhookSet): string {
  const argument = options.example === undefined ? "" : `, ${options.example}`;
  return `/**
 * Checks a delivery, runs the handler of its event and returns the response for the platform: 2xx after the handler has ended, 401
 * for a bad signature, 400 for a malformed body, 500 if the handler fails. An event that is delivered again is not handled again;
 * several processes share a \`dedupe\` store.
 *
 * ${options.explanation}
 *
 * @example
 * const response = await handleWebhook(request, {
 *   ${escapeComment(JSON.stringify(first))}: (event, { id }) => console.log(id),
 * }${argument});
 */`;
}
