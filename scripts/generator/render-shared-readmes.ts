import type { GeneratedFile } from "./generated-file.ts";
import { fillSections } from "./marked-sections.ts";
import { nameProvider } from "./provider-names.ts";
import type { ProviderSummary } from "./provider-summary.ts";
import { renderTable } from "./render-table.ts";

/** Absolute links, because the facade's README is also shown on npm. */
const REPOSITORY = "https://github.com/agent-apis/agent-apis/tree/main";

/** Fills the READMEs of the repository and the facade. */
export function renderSharedReadmes(
  providers: readonly ProviderSummary[],
  current: (path: string) => string,
): GeneratedFile[] {
  const root = "README.md";
  const facade = "packages/agent-apis/README.md";
  return [
    {
      path: root,
      content: fillSections(root, current(root), {
        packages: renderPackageTable(providers, "packages/"),
        "first-call": providers.slice(0, 1).map(renderFirstCall).join(""),
        facade: renderFacadeExample(providers),
      }),
    },
    {
      path: facade,
      content: fillSections(facade, current(facade), {
        facade: renderFacadeExample(providers),
        packages: renderPackageTable(providers, `${REPOSITORY}/packages/`),
      }),
    },
  ];
}

function renderPackageTable(providers: readonly ProviderSummary[], folder: string): string {
  const rows = providers.map(({ id, title, operations }) => {
    const { packageName, key } = nameProvider(id);
    return [`[\`${packageName}\`](${folder}${id})`, title, String(operations), `\`${key}\``];
  });
  return renderTable([["Package", "API", "Operations", "Key in the facade"], ...rows]);
}

function renderFirstCall({ id, example = "The spec has no operation yet." }: ProviderSummary): string {
  return `\`\`\`sh\nnpm install ${nameProvider(id).packageName}\n\`\`\`\n\n${example}`;
}

function renderFacadeExample(providers: readonly ProviderSummary[]): string {
  const options = providers.map(({ id }) => {
    const { key, upperSnake } = nameProvider(id);
    return `${key}: { token: process.env.${upperSnake}_TOKEN },`;
  });
  const calls = providers.flatMap(({ id, call }) =>
    call === undefined ? [] : [`await apis.${nameProvider(id).key}.${call};`],
  );
  return `\`\`\`ts
import { createAgentApis } from "agent-apis";

const apis = createAgentApis({
${options.join("\n")}
});

${calls.join("\n")}
\`\`\``;
}
