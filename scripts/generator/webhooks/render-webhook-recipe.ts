import type { RenderContext } from "../render-context.ts";
import { renderTable } from "../render-table.ts";
import { readWebhookSet } from "./webhook-set.ts";

/** Address of the recipes for servers. */
const RECIPES = "https://github.com/agent-apis/agent-apis/tree/main/packages/runtime#webhooks";

/** Renders the README section about webhooks, with a handler and the events. */
export function renderWebhookRecipe(context: RenderContext): string {
  const set = readWebhookSet(context);
  if (set === undefined) return "The spec of this API has no webhooks.";
  const { packageName } = context.names;
  const { first, options, tag, webhooks } = set;
  const argument = options.example === undefined ? "" : `, ${options.example}`;
  return `The subpath \`webhooks\` checks the signature of what the platform sends, and types the event. It is a module of its own, so the
client does not grow by it.

\`\`\`ts
import { handleWebhook } from "${packageName}/webhooks";

// A route handler, such as in Next.js; Hono, Bun, Deno and workers pass the request in the same way.
export function POST(request: Request): Promise<Response> {
  return handleWebhook(request, {
    ${JSON.stringify(first)}: (event, { id }) => console.log(id, event.${tag}),
    other: (event) => console.log(event.${tag}),
  }${argument});
}
\`\`\`

${options.explanation}
The response is a success only after the handler has ended. \`verifyWebhook\` only checks the signature and returns the event.
\`signWebhook\` of the subpath \`webhooks/testing\` signs deliveries for tests. Express, Node and other servers:
[recipes](${RECIPES}).

${renderTable([["Event", "Sent when"], ...webhooks.map((webhook) => [`\`${webhook.name}\``, describe(webhook)])])}`;
}

function describe({ summary, answer }: { readonly summary: string; readonly answer?: unknown }): string {
  return answer === undefined ? summary : `${summary} (waits for the response)`;
}
