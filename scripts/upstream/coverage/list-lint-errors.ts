import { BaseResolver, createConfig, lintDocument, Source } from "@redocly/openapi-core";
import { dataPlugin } from "../../generator/data-plugin.ts";
import type { LoadedDocument } from "../drift/load-document.ts";

/** They only warn, and might never finish with a pattern of the document. */
const EXAMPLE_RULES = {
  "no-invalid-media-type-examples": "off",
  "no-invalid-parameter-examples": "off",
  "no-invalid-schema-examples": "off",
} as const;

/** The errors that Redocly's recommended rules find in a document, each with its rule and its place. */
export async function listLintErrors({ address, files }: LoadedDocument): Promise<string[]> {
  const resolver = new LoadedResolver(files);
  const document = await resolver.resolveDocument(null, address, true);
  if (document instanceof Error) throw document;
  const config = await createConfig({
    extends: ["recommended"],
    plugins: [dataPlugin],
    rules: EXAMPLE_RULES,
  });
  const problems = await lintDocument({ document, externalRefResolver: resolver, config });
  return problems
    .filter(({ severity }) => severity === "error")
    .map(({ ruleId, message, location: [place] }) => `${place?.pointer ?? "#/"} ${message} [${ruleId}]`);
}

/** Hands out what was loaded, so that nothing is read twice and nothing else is fetched. */
class LoadedResolver extends BaseResolver {
  readonly #files: LoadedDocument["files"];

  constructor(files: LoadedDocument["files"]) {
    super();
    this.#files = files;
  }

  override resolveExternalRef(base: string | null, reference: string): string {
    return new URL(reference, base ?? undefined).href;
  }

  override loadExternalRef(address: string): Promise<Source> {
    const file = this.#files.get(address);
    return file === undefined
      ? Promise.reject(new Error(`${address} was not loaded`))
      : Promise.resolve(new Source(address, file.text));
  }
}
