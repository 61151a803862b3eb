import { bundle, createConfig } from "@redocly/openapi-core";
import { dataPlugin } from "./data-plugin.ts";
import { SpecResolver } from "./spec-resolver.ts";

/** Puts a document and the files that it is split into together. Nothing is checked, and nothing fetched. */
export async function bundleFiles(file: string): ReturnType<typeof bundle> {
  const config = await createConfig({ plugins: [dataPlugin] });
  return bundle({ ref: file, externalRefResolver: new SpecResolver(), config });
}
