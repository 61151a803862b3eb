import { extname } from "node:path";
import { format, type Plugin, resolveConfig } from "prettier";
import type { GeneratedFile } from "./generated-file.ts";

const PARSERS: Readonly<Record<string, string>> = { ".ts": "babel-ts", ".md": "markdown" };

/** Also for TypeScript in Markdown: loading the TypeScript parser takes longer than all formatting there. */
const PLUGIN: Plugin = { languages: [{ name: "TypeScript", aliases: ["ts"], parsers: ["babel-ts"] }] };

/** Formats a file in the same way as `pnpm format`. */
export async function formatFile(root: string, file: GeneratedFile): Promise<GeneratedFile> {
  const parser = PARSERS[extname(file.path)];
  if (parser === undefined) return file;
  const options = await resolveConfig(`${root}/package.json`);
  return { ...file, content: await format(file.content, { ...options, parser, plugins: [PLUGIN] }) };
}
