import type { GeneratedFile } from "./generated-file.ts";
import { listOperations, type Operation } from "./list-operations.ts";
import { fillSections } from "./marked-sections.ts";
import { nameProvider } from "./provider-names.ts";
import type { Spec } from "./read-spec.ts";
import { renderCall, renderExample } from "./render-readme.ts";

/** The generated sections of the READMEs that are about all providers: the repository's and the facade's. */
export function renderSharedReadmes(
  specs: readonly Spec[],
  current: (path: string) => string,
): GeneratedFile[] {
  const root = "README.md";
  const facade = "packages/agent-apis/README.md";
  return [
    {
      path: root,
      content: fillSections(root, current(root), {
        packages: renderPackageTable(specs, "packages/"),
        "first-calls": specs.map(renderFirstCall).join("\n\n"),
        facade: renderFacadeExample(specs),
      }),
    },
    {
      path: facade,
      content: fillSections(facade, current(facade), {
        facade: renderFacadeExample(specs),
        packages: renderPackageTable(specs, "../"),
      }),
    },
  ];
}

function renderPackageTable(specs: readonly Spec[], folder: string): string {
  const rows = specs.map(({ id, document }) => {
    const { packageName, key } = nameProvider(id);
    const count = listOperations(document).length;
    return `| [\`${packageName}\`](${folder}${id}) | ${document.info.title} | ${count} | \`${key}\` |`;
  });
  return ["| Package | API | Operations | Key in the facade |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

function renderFirstCall(spec: Spec): string {
  const names = nameProvider(spec.id);
  const operation = firstReading(spec);
  const example =
    operation === undefined ? "The spec has no operation yet." : renderExample(names, operation);
  return `**${spec.document.info.title}**: \`npm install ${names.packageName}\`\n\n${example}`;
}

function renderFacadeExample(specs: readonly Spec[]): string {
  const options = specs.map(({ id }) => {
    const { key, upperSnake } = nameProvider(id);
    return `${key}: { token: process.env.${upperSnake}_TOKEN },`;
  });
  const calls = specs.flatMap((spec) => {
    const operation = firstReading(spec);
    return operation === undefined
      ? []
      : [`await apis.${nameProvider(spec.id).key}.${renderCall(operation)};`];
  });
  return `\`\`\`ts
import { createAgentApis } from "agent-apis";

const apis = createAgentApis({
${options.join("\n")}
});

${calls.join("\n")}
\`\`\``;
}

/** The shortest way to see something: a list that needs no id. */
function firstReading({ document }: Spec): Operation | undefined {
  const operations = listOperations(document);
  return operations.find(({ method, path }) => method === "GET" && !path.includes("{")) ?? operations[0];
}
