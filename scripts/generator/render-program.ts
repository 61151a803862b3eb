import type { ProviderNames } from "./provider-names.ts";

/** Renders a README example: a whole program, with a client whose token comes from the environment. */
export function renderProgram(
  { packageName, pascal, upperSnake }: ProviderNames,
  code: string,
  { names = [], module }: { readonly names?: readonly string[]; readonly module?: string } = {},
): string {
  return `\`\`\`ts
import { ${[`create${pascal}Client`, ...names].join(", ")} } from "${packageName}";
${module === undefined ? "" : `${module}\n`}
const client = create${pascal}Client({ token: process.env.${upperSnake}_TOKEN });

${code}
\`\`\``;
}
