import { renderEdit } from "./edit/render-edit.ts";
import { type GeneratedFile, headerFor } from "./generated-file.ts";
import { renderClient } from "./render-client.ts";
import type { RenderContext } from "./render-context.ts";
import { renderIndex } from "./render-index.ts";
import { renderOperations } from "./render-operations.ts";
import { renderProviderFacts } from "./render-provider-facts.ts";
import { renderSchemas } from "./render-schemas.ts";
import { renderScopes } from "./render-scopes.ts";
import { renderWebhooks } from "./webhooks/render-webhooks.ts";
import { renderWebhooksTesting } from "./webhooks/render-webhooks-testing.ts";

/** Every source file of a provider's package. */
export function renderProvider(context: RenderContext): GeneratedFile[] {
  const { names, operations } = context;
  const folder = `packages/${names.id}/src`;
  const header = headerFor(`specs/${names.id}/openapi.yaml`);
  const sources = {
    "generated/client.ts": renderClient(context),
    "generated/edit.ts": renderEdit(context),
    "generated/operations.ts": renderOperations(context),
    "generated/provider.ts": renderProviderFacts(context),
    "generated/schemas.ts": renderSchemas(context),
    "generated/scopes.ts": renderScopes(operations),
    "generated/webhooks.ts": renderWebhooks(context),
    "generated/webhooks-testing.ts": renderWebhooksTesting(context),
    "index.ts": renderIndex(context),
  };
  return Object.entries(sources).flatMap(([file, text]) =>
    text === undefined ? [] : [{ path: `${folder}/${file}`, content: `${header}\n${text}` }],
  );
}
