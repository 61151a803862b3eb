import { watch as watchFolder } from "node:fs";
import { join } from "node:path";
import { readCurrent } from "../generator/compare-files.ts";
import { compareTypes } from "../generator/compare-types.ts";
import { explainSchema } from "../generator/explain-schema.ts";
import {
  type GenerateOptions,
  generatePackages,
  type GenerateRow,
  NameClashError,
} from "../generator/generate-packages.ts";
import { DRAFTS, generateDraft } from "../generator/generate-draft.ts";
import { chooseProviders } from "../generator/choose-providers.ts";
import { MissingSectionError } from "../generator/marked-sections.ts";
import { MissingPackageError } from "../generator/read-required.ts";
import { formatProblem, SpecError } from "../generator/spec-problem.ts";
import { toPlainLine } from "../base/terminal/plain-line.ts";
import { printTable } from "../base/terminal/print-table.ts";
import { flag, runCommandLine, text, UsageError } from "../base/terminal/run-command-line.ts";

/** Runs the command in the repository at `root`, and returns the exit code. */
export function generate(root: string, argv: readonly string[]): Promise<number> {
  return runCommandLine(argv, {
    usage: "pnpm generate [id…] [--check] [--watch] [--draft] [--explain <schema>]",
    about:
      "Renders packages/<id>/src from specs/<id>/openapi.yaml; without ids, every package and the shared files.",
    options: {
      check: flag("does not write; exit code 1 if a file on disk differs from what would be generated"),
      watch: flag("renders again whenever a spec changes, until interrupted"),
      draft: flag(`renders a spec that has open questions (x-todo) into ${DRAFTS}, which git ignores`),
      explain: text("prints what a schema becomes in requests and in responses, without writing"),
    },
    allowPositionals: true,
    async run({ check, watch, draft, explain: schema }, ids) {
      const chosen = chooseProviders(root, ids);
      if ([check, watch, draft].filter(Boolean).length > 1)
        throw new UsageError("use only one of --check, --watch and --draft");
      if (draft && ids.length === 0) throw new UsageError("--draft needs the id of a provider");
      if (draft) return withProblems(root, () => generateDrafts(root, chosen));
      if (schema !== undefined) return withProblems(root, () => explain(root, chosen, schema));
      const options = { root, check, ...(ids.length > 0 ? { ids } : {}) };
      const code = await generateOnce(options);
      return watch ? watchSpecs(root, () => generateOnce(options)) : code;
    },
  });
}

/** Errors caused by the repository, not by this program. */
const EXPECTED = [MissingPackageError, MissingSectionError, NameClashError];

async function generateDrafts(root: string, ids: readonly string[]): Promise<number> {
  const rows: GenerateRow[] = [];
  for (const id of ids) rows.push(await generateDraft(root, id));
  printRows(rows);
  return 0;
}

function generateOnce(options: GenerateOptions): Promise<number> {
  return withProblems(options.root, async () => {
    const rows = await generatePackages(options);
    printRows(rows);
    return options.check ? reportDifferences(options.root, rows) : 0;
  });
}

async function explain(root: string, ids: readonly string[], schema: string): Promise<number> {
  const texts = await Promise.all(ids.map((id) => explainSchema(root, id, schema)));
  const found = texts.filter((shown) => shown !== "");
  if (found.length === 0)
    throw new UsageError(`no operation of ${ids.join(", ")} leads to a schema "${schema}"`);
  console.log(found.join("\n"));
  return 0;
}

/** Prints the problems of the specs. */
async function withProblems(root: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SpecError) {
      for (const problem of error.problems) console.error(toPlainLine(formatProblem(problem, root)));
      console.error(`\n${error.message}; no file was written. The rules are in specs/README.md.`);
    } else if (EXPECTED.some((kind) => error instanceof kind) && error instanceof Error) {
      console.error(error.message);
    } else throw error;
    return 1;
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

function reportDifferences(root: string, rows: readonly GenerateRow[]): number {
  const lines = rows.flatMap(({ difference: { changed, missing, extra } }) => [
    ...changed.flatMap(({ path, content }) => [
      `changed  ${path}`,
      ...compareTypes(readCurrent(root, path) ?? "", content).map((line) => `           ${line}`),
    ]),
    ...missing.map(({ path }) => `missing  ${path}`),
    ...extra.map((path) => `extra    ${path}`),
  ]);
  if (lines.length === 0) return 0;
  console.error(
    `\nThe packages differ from what the specs generate:\n${lines.join("\n")}\n\nRun: pnpm generate`,
  );
  return 1;
}

/** Runs until interrupted. Editors write a file in several steps, so changes are collected for a moment. */
function watchSpecs(root: string, again: () => Promise<number>): Promise<number> {
  console.log("\nWatching specs/. Stop with Ctrl+C.");
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    let running = Promise.resolve(0);
    const watcher = watchFolder(join(root, "specs"), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(again).catch(report);
      }, 100);
    });
    process.once("SIGINT", () => {
      watcher.close();
      clearTimeout(timer);
      resolve(running);
    });
  });
}

/** While watching, an error does not end the command: the next change may fix it. */
function report(error: unknown): number {
  console.error(error);
  return 1;
}

if (import.meta.main) {
  process.exitCode = await generate(join(import.meta.dirname, "../.."), process.argv.slice(2));
}
