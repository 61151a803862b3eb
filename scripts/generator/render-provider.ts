import { declareInits, declareSchemas } from "./declare-types.ts";
import { renderEdit } from "./edit/render-edit.ts";
import { type GeneratedFile, headerFor } from "./generated-file.ts";
import { listOperations } from "./list-operations.ts";
import { nameProvider } from "./provider-names.ts";
import type { Spec } from "./read-spec.ts";
import { renderClient } from "./render-client.ts";
import { renderIndex } from "./render-index.ts";
import { renderOperations } from "./render-operations.ts";
import { renderProviderFacts } from "./render-provider-facts.ts";
import { renderSchemas } from "./render-schemas.ts";
import { renderScopes } from "./render-scopes.ts";

/** Every source file of a provider's package, from its spec alone. */
export function renderProvider({ id, document }: Spec): GeneratedFile[] {
  const names = nameProvider(id);
  const operations = listOperations(document);
  const schemas = declareSchemas(document, operations);
  const schemaNames = schemas.map(({ name }) => name);
  const hasPages = operations.some(({ pagination }) => pagination !== undefined);
  const edit = renderEdit(document);
  const operationNames = [
    "Calls",
    ...(hasPages ? ["Pages"] : []),
    ...(edit === undefined ? [] : ["Edits"]),
    ...declareInits(document, operations, names).map(({ name }) => name),
    ...operations.map(({ name }) => `${name}Result`),
  ];
  const scopes = renderScopes(operations);
  const sources: [string, string | undefined][] = [
    ["generated/client.ts", renderClient(document, names, hasPages)],
    ["generated/edit.ts", edit],
    ["generated/operations.ts", renderOperations(document, operations, names, schemaNames)],
    ["generated/provider.ts", renderProviderFacts(document, operations)],
    ["generated/schemas.ts", schemas.length === 0 ? undefined : renderSchemas(schemas, edit !== undefined)],
    ["generated/scopes.ts", scopes],
    [
      "index.ts",
      renderIndex(names, {
        schemas: schemaNames,
        operations: operationNames,
        hasScopes: scopes !== undefined,
      }),
    ],
  ];
  return sources.flatMap(([file, text]) =>
    text === undefined
      ? []
      : [
          {
            path: `packages/${id}/src/${file}`,
            content: `${headerFor(`specs/${id}/openapi.yaml`)}\n${text}`,
          },
        ],
  );
}
