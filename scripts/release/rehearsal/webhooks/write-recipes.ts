import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A recipe of the README and the runtime that it is for. */
export interface Recipe {
  readonly file: string;
  readonly runtime: string;
}

export const RECIPES: readonly Recipe[] = [
  { file: "next.ts", runtime: "Node 24" },
  { file: "hono.ts", runtime: "Node 24" },
  { file: "express.ts", runtime: "Node 24" },
  { file: "node.ts", runtime: "Node 24" },
  { file: "worker.ts", runtime: "workerd" },
  { file: "deno.ts", runtime: "Deno" },
  { file: "bun.ts", runtime: "Bun" },
];

/** The part of each recipe that is the user's: a handler whose work a server does, which may refuse it or take long. */
const SAVE = `export async function save(event) {
  const response = await fetch(process.env.WORK_URL, { method: "POST", body: JSON.stringify(event) });
  await response.text();
  if (!response.ok) throw new Error("the work was refused");
}
`;

/** Stands in for Next.js, which is too large to install here: gives its route handler the request as Next.js does. */
const NEXT = `import { createServer } from "node:http";
import { Readable } from "node:stream";

createServer(async (message, response) => {
  const { method, headers } = message;
  const body = Readable.toWeb(message);
  const result = await POST(new Request("http://127.0.0.1/webhooks", { method, headers, body, duplex: "half" }));
  response.writeHead(result.status).end(await result.text());
}).listen(process.env.PORT, process.env.HOST);
`;

/** Name of the package that the recipes use. */
export function readProvider(root: string): string {
  const [, name] = /from "(.+)\/webhooks"/.exec(readBlock(readReadme(root), "begin.ts")) ?? [];
  if (name === undefined) throw new Error("begin.ts of packages/runtime/README.md imports no provider");
  return name;
}

/** Writes the recipes of the README, as they are there, into a folder in which the package is installed. */
export function writeRecipes(root: string, folder: string, leaseMs: number): void {
  const readme = readReadme(root);
  const begin = readBlock(readme, "begin.ts");
  const lease = `Object.assign(options, { leaseMs: ${leaseMs} });\n`;
  writeFileSync(join(folder, "save.ts"), SAVE);
  for (const { file } of RECIPES) {
    const end = file === "next.ts" ? NEXT : "";
    writeFileSync(join(folder, file), [begin, lease, readBlock(readme, file), end].join(""));
  }
}

function readReadme(root: string): string {
  return readFileSync(join(root, "packages/runtime/README.md"), "utf8");
}

/** The code whose first line is a comment with the name of the file. */
function readBlock(readme: string, file: string): string {
  const blocks = readme.matchAll(/^```typescript\n(\/\/ ([\w.]+)[\s\S]*?)^```$/gm);
  for (const [, code = "", name] of blocks) if (name === file) return code;
  throw new Error(`packages/runtime/README.md has no block of code that begins with "// ${file}"`);
}
