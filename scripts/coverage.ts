import { readFileSync } from "node:fs";
import { join } from "node:path";
import { coverProvider, type ProviderCoverage } from "./coverage/cover-provider.ts";
import { renderReadme } from "./coverage/render-readme.ts";
import { tabulateLooseness, tabulateOperations } from "./coverage/render-coverage.ts";
import { UnreadableError } from "./drift/unreadable-error.ts";
import { listProviders } from "./generator/list-providers.ts";
import { toPlainLine } from "./plain-line.ts";
import { printTable } from "./print-table.ts";
import { replaceFile } from "./replace-file.ts";
import { runCommandLine } from "./run-command-line.ts";

const HELP = `Usage: pnpm coverage [--json] [--write]

Shows per provider which operations of upstream are curated as they are, differently, or left out, and how much looser
upstream's document is than ours, counted on both in the same way and in the operations that both have. What is counted
is in specs/README.md.

  --json    prints the figures as JSON
  --write   puts the tables into the README
  --help    shows this`;

/** Runs the command in the repository at `root`, and gives the exit code. */
export function coverage(root: string, argv: readonly string[]): Promise<number> {
  return runCommandLine(argv, {
    help: HELP,
    options: { json: { type: "boolean", default: false }, write: { type: "boolean", default: false } },
    run: (values) => run(root, values),
    explain: (error) => (error instanceof UnreadableError ? toPlainLine(error.message) : undefined),
  });
}

interface RunOptions {
  readonly json: boolean;
  readonly write: boolean;
}

async function run(root: string, { json, write }: RunOptions): Promise<number> {
  const coverages: ProviderCoverage[] = [];
  for (const id of listProviders(root)) {
    const covered = await coverProvider(root, id);
    if (covered === undefined)
      console.error(`${id}: left out, because nothing was accepted from its upstream yet`);
    else coverages.push(covered);
  }
  if (json) console.log(JSON.stringify({ providers: coverages }, null, 2));
  else printTables(coverages);
  if (write) {
    const file = join(root, "README.md");
    replaceFile(file, await renderReadme(root, readFileSync(file, "utf8"), coverages));
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
