import { escapeComment } from "../escape-comment.ts";
import type { RenderContext } from "../render-context.ts";
import { renderLiteral } from "../render-literal.ts";
import { EVENT } from "./event-names.ts";
import { readWebhookSet } from "./webhook-set.ts";

/** The module of the subpath `webhooks/testing`, which signs deliveries as the platform does. */
export function renderWebhooksTesting(context: RenderContext): string | undefined {
  const set = readWebhookSet(context);
  if (set === undefined) return undefined;
  const { facts, first, functions, options, tag, unnamed } = set;
  const hasKeys = options.signType === "SignPublicKeyOptions";
  const types = ["SignWebhook", "WebhookFacts", options.signType].map((name) => `type ${name}`);
  const passed = [...(hasKeys ? ["createTestKeys"] : []), `type ${options.signType}`];
  const events = [EVENT, ...(unnamed === undefined ? [] : [unnamed])];
  // A body without the name is what the platform sends of this event.
  const alsoSigned =
    unnamed === undefined ? "" : ` | (Omit<${unnamed}, "${tag}"> & { readonly ${tag}?: undefined })`;
  return `import { ${functions.join(", ")} } from "@agent-apis/runtime/webhooks";
import { ${["createSignWebhook", ...types].join(", ")} } from "@agent-apis/runtime/webhooks/testing";
import type { ${events.join(", ")} } from "./webhooks.js";

export { ${passed.join(", ")} } from "@agent-apis/runtime/webhooks/testing";

/** Facts about the webhooks of this API for the runtime. */
const facts: WebhookFacts = ${renderLiteral(facts)};

/**
 * Returns a request exactly as the platform sends it, to test a handler with.${
   hasKeys
     ? " The platform's own key is secret: pass the public key of\n * `createTestKeys` to the verifier as `keys`."
     : ""
 }
 *
 * @example${hasKeys ? "\n * const { key, publicKey } = await createTestKeys();" : ""}
 * const request = await signWebhook(event, ${options.signExample});
 * const response = await handleWebhook(request, { ${escapeComment(JSON.stringify(first))}: () => undefined }, ${options.verifyExample});
 */
export const signWebhook: SignWebhook<${EVENT}${alsoSigned}, ${options.signType}> = /* @__PURE__ */ createSignWebhook(facts);
`;
}
