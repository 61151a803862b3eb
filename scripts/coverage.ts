import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { coverProvider, type ProviderCoverage } from "./coverage/cover-provider.ts";
import { renderReadme } from "./coverage/render-readme.ts";
import { tabulateLooseness, tabulateOperations } from "./coverage/render-coverage.ts";
import { UnreadableError } from "./drift/unreadable-error.ts";
import { listProviders } from "./generator/list-providers.ts";
import { isParseError } from "./is-parse-error.ts";
import { printTable } from "./print-table.ts";

const HELP = `Usage: pnpm coverage [--json] [--write]

Shows per provider which operations of upstream are curated as they are, differently, or left out, and how much looser
upstream's document is than ours, counted on both in the same way. What is counted is in specs/README.md.

  --json    prints the figures as JSON
  --write   puts the tables into the README
  --help    shows this`;

/** Runs the command in the repository at `root`, and gives the exit code. */
export async function coverage(root: string, argv: readonly string[]): Promise<number> {
  try {
    return await run(root, argv);
  } catch (error) {
    if (error instanceof UnreadableError) console.error(error.message);
    else if (isParseError(error)) console.error(`${error.message}\n\n${HELP}`);
    else throw error;
    return 1;
  }
}

async function run(root: string, argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { json: { type: "boolean" }, write: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const coverages: ProviderCoverage[] = [];
  for (const id of listProviders(root)) {
    const covered = await coverProvider(root, id);
    if (covered === undefined)
      console.error(`${id}: left out, because nothing was accepted from its upstream yet`);
    else coverages.push(covered);
  }
  if (values.json) console.log(JSON.stringify({ providers: coverages }, null, 2));
  else printTables(coverages);
  if (values.write) {
    const file = join(root, "README.md");
    writeFileSync(file, await renderReadme(root, readFileSync(file, "utf8"), coverages));
  }
  return 0;
}

function printTables(coverages: readonly ProviderCoverage[]): void {
  const [operations, looseness] = [tabulateOperations(coverages), tabulateLooseness(coverages)];
  printTable(operations.head, operations.rows);
  console.log();
  printTable(looseness.head, looseness.rows);
}

if (import.meta.main)
  process.exitCode = await coverage(join(import.meta.dirname, ".."), process.argv.slice(2));
