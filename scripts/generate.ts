import { watch } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readCurrent } from "./generator/compare-files.ts";
import { compareTypes } from "./generator/compare-types.ts";
import { generatePackages, type GenerateRow, MissingPackageError } from "./generator/generate-packages.ts";
import { listProviders } from "./generator/list-providers.ts";
import { formatProblem, SpecError } from "./generator/spec-problem.ts";
import { printTable } from "./print-table.ts";

const HELP = `Usage: pnpm generate [id…] [--check] [--watch]

Renders packages/<id>/src from specs/<id>/openapi.yaml; without ids, every package and what they share.

  --check   writes nothing; exit code 1 when a file on disk differs from what the spec says
  --watch   renders again whenever a spec changes, until interrupted
  --help    shows this`;

const root = join(import.meta.dirname, "..");

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: "boolean" }, watch: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const known = listProviders(root);
  const unknown = positionals.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw new UsageError(`no provider ${unknown.join(", ")} in specs/; there are: ${known.join(", ")}`);
  if (values.check && values.watch) throw new UsageError("--check and --watch do not go together");
  const options = {
    root,
    check: values.check ?? false,
    ...(positionals.length > 0 ? { ids: positionals } : {}),
  };
  const code = await generateOnce(options);
  if (!values.watch) return code;
  return watchSpecs(() => generateOnce(options));
}

class UsageError extends Error {}

async function generateOnce(options: { check: boolean; ids?: readonly string[] }): Promise<number> {
  try {
    const rows = await generatePackages({ root, ...options });
    printRows(rows);
    return options.check ? reportDifferences(rows) : 0;
  } catch (error) {
    if (error instanceof SpecError) {
      for (const problem of error.problems) console.error(formatProblem(problem, root));
      console.error(`\n${error.message}; nothing was written. The rules are in specs/README.md.`);
      return 1;
    }
    if (error instanceof MissingPackageError) {
      console.error(error.message);
      return 1;
    }
    throw error;
  }
}

function printRows(rows: readonly GenerateRow[]): void {
  printTable(
    ["provider", "operations", "schemas", "changed", "unchanged", "ms"],
    rows.map(({ id, operations = "", schemas = "", difference, ms }) => [
      id,
      operations,
      schemas,
      difference.changed.length + difference.missing.length + difference.extra.length,
      difference.unchanged.length,
      Math.round(ms),
    ]),
  );
}

function reportDifferences(rows: readonly GenerateRow[]): number {
  const lines = rows.flatMap(({ difference: { changed, missing, extra } }) => [
    ...changed.flatMap(({ path, content }) => [
      `changed  ${path}`,
      ...compareTypes(readCurrent(root, path) ?? "", content).map((line) => `           ${line}`),
    ]),
    ...missing.map(({ path }) => `missing  ${path}`),
    ...extra.map((path) => `extra    ${path}`),
  ]);
  if (lines.length === 0) return 0;
  console.error(`\nThe packages are not what the specs say:\n${lines.join("\n")}\n\nRun: pnpm generate`);
  return 1;
}

/** Runs until interrupted. Editors write a file in several steps, so changes are gathered for a moment. */
function watchSpecs(generate: () => Promise<number>): Promise<number> {
  console.log("\nWatching specs/. Stop with Ctrl+C.");
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    let running = Promise.resolve(0);
    const watcher = watch(join(root, "specs"), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => (running = running.then(generate)), 100);
    });
    process.once("SIGINT", () => {
      watcher.close();
      clearTimeout(timer);
      resolve(running);
    });
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && "code" in error);
  console.error(isUsage ? `${error.message}\n\n${HELP}` : error);
  process.exitCode = 1;
}
