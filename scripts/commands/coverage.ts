import { readFileSync } from "node:fs";
import { join } from "node:path";
import { coverProvider, type ProviderCoverage } from "../upstream/coverage/cover-provider.ts";
import { listPlaces } from "../upstream/coverage/list-places.ts";
import { COVERAGE_PATH, renderReadme } from "../upstream/coverage/render-readme.ts";
import { tabulateLooseness, tabulateOperations } from "../upstream/coverage/render-coverage.ts";
import { UnreadableError } from "../upstream/drift/unreadable-error.ts";
import { chooseProviders } from "../generator/choose-providers.ts";
import { toPlainLine } from "../base/terminal/plain-line.ts";
import { printTable } from "../base/terminal/print-table.ts";
import { replaceFile } from "../base/disk/replace-file.ts";
import { flag, runCommandLine, UsageError } from "../base/terminal/run-command-line.ts";

/** Runs the command in the repository at `root`, and returns the exit code. */
export function coverage(root: string, argv: readonly string[]): Promise<number> {
  return runCommandLine(argv, {
    usage: `
      pnpm coverage [--json] [--write]
      pnpm coverage [id…] --places`,
    about: `
Shows for each provider which of upstream's operations are the same in ours, different, or left out, and how much looser
upstream's document is, counted in the same way in both and in the operations that both have. specs/README.md explains
what is counted.`,
    options: {
      places: flag(
        "lists the places where our specs are looser than they may be, for all providers or the given ones; exit code 1 " +
          "if there are any",
      ),
      json: flag("prints the figures as JSON"),
      write: flag("puts the tables into specs/README.md"),
    },
    allowPositionals: true,
    async run({ places, json, write }, ids) {
      const chosen = chooseProviders(root, ids);
      if (places && (json || write)) throw new UsageError("--places cannot be combined with other options");
      if (places) return printPlaces(root, chosen);
      if (ids.length > 0)
        throw new UsageError("only --places accepts providers; the tables always have all of them");
      const coverages: ProviderCoverage[] = [];
      for (const id of chosen) {
        const covered = await coverProvider(root, id);
        if (covered === undefined)
          console.error(`${id}: left out, because its upstream has not been accepted yet`);
        else coverages.push(covered);
      }
      if (json) console.log(JSON.stringify({ providers: coverages }, null, 2));
      else printTables(coverages);
      if (write) {
        const file = join(root, COVERAGE_PATH);
        replaceFile(file, await renderReadme(root, readFileSync(file, "utf8"), coverages));
      }
      return 0;
    },
    explain: (error) => (error instanceof UnreadableError ? toPlainLine(error.message) : undefined),
  });
}

async function printPlaces(root: string, ids: readonly string[]): Promise<number> {
  let count = 0;
  for (const id of ids) {
    const found = Object.entries(await listPlaces(root, id)).filter(([, places]) => places.length > 0);
    if (found.length === 0) console.log(`${id}: no place is looser than it may be`);
    for (const [title, places] of found) {
      console.log(`${id}: ${title}, ${places.length}`);
      for (const place of places) console.log(toPlainLine(`  ${place}`));
      count += places.length;
    }
  }
  return count === 0 ? 0 : 1;
}

function printTables(coverages: readonly ProviderCoverage[]): void {
  const [operations, looseness] = [tabulateOperations(coverages), tabulateLooseness(coverages)];
  printTable(operations.head, operations.rows);
  console.log();
  printTable(looseness.head, looseness.rows);
}

if (import.meta.main)
  process.exitCode = await coverage(join(import.meta.dirname, "../.."), process.argv.slice(2));
