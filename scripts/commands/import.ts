import { parsePointer, valueAt } from "../base/json/json-pointer.ts";
import { join } from "node:path";
import { toPlainLine } from "../base/terminal/plain-line.ts";
import { printTable } from "../base/terminal/print-table.ts";
import { flag, runCommandLine, text, texts, UsageError } from "../base/terminal/run-command-line.ts";
import { memberOf, textOf } from "../base/json/json-object.ts";
import { DRAFTS, generateDraft } from "../generator/generate-draft.ts";
import { newProvider } from "../generator/new-provider.ts";
import { isProviderId } from "../generator/provider-names.ts";
import { formatProblem, SpecError } from "../generator/spec-problem.ts";
import { createReader } from "../upstream/drift/create-reader.ts";
import { readFrom } from "../upstream/drift/locate-source.ts";
import type { Question } from "../upstream/import/findings.ts";
import { importProvider } from "../upstream/import/import-provider.ts";
import { askInTerminal, reviewQuestions } from "../upstream/import/review-questions.ts";
import type { UpstreamSource } from "../upstream/import/upstream-source.ts";

/** Runs the command in the repository at `root`, and returns the exit code. */
export function runImport(root: string, argv: readonly string[]): Promise<number> {
  return runCommandLine(argv, {
    usage: 'pnpm import <id> --from <file|url> [--only "POST /call"]… [--area /call]… [--review] [--draft]',
    about: `
Imports an OpenAPI 3.0 or 3.1 document, JSON or YAML, as a draft of specs/<id>. Facts carry over, texts do not:
descriptions are for a person to write. What no rule can decide becomes an "x-todo" in the spec, which
"pnpm generate" refuses until somebody has decided.`,
    options: {
      from: text("the upstream document"),
      only: texts("imports only this operation; can be given several times"),
      area: texts("imports only the operations at this path and below it; can be given several times"),
      server: text("address of the API, if the document has none"),
      title: text("name of the API in texts; default: the title of the document"),
      review: flag("asks the open questions in the terminal, in groups"),
      draft: flag(`writes spec and package into ${DRAFTS}, which git ignores, with the questions open`),
    },
    allowPositionals: true,
    run: (values, ids) => run(root, ids, values),
    explain: (error) =>
      error instanceof SpecError
        ? error.problems.map((problem) => toPlainLine(formatProblem(problem, root))).join("\n")
        : undefined,
  });
}

interface Options {
  readonly from?: string | undefined;
  readonly only: readonly string[];
  readonly area: readonly string[];
  readonly server?: string | undefined;
  readonly title?: string | undefined;
  readonly review: boolean;
  readonly draft: boolean;
}

async function run(root: string, [id, ...others]: readonly string[], options: Options): Promise<number> {
  const { from, only, area, server, title, review, draft } = options;
  if (id === undefined || others.length > 0 || !isProviderId(id))
    throw new UsageError('name one provider id, such as "acme"');
  const location = from === undefined ? undefined : readFrom(from, process.cwd());
  if (location === undefined || !("file" in location))
    throw new UsageError("--from must be a file or the address of one");
  if (server !== undefined && !server.startsWith("https://"))
    throw new UsageError(`--server must be an https address, got "${server}"`);
  const folder = draft ? join(root, DRAFTS) : root;
  const terminal = review ? askInTerminal() : undefined;
  const imported = await importProvider({
    root: folder,
    id,
    title,
    address: location.file,
    read: createReader({ onFetch: (url) => console.error(toPlainLine(`fetching ${url}`)) }),
    server: server?.replace(/\/+$/, ""),
    wants: (method, path) => isWanted(method, path, only, area),
    mayOverwrite: draft,
    today: new Date().toISOString().slice(0, 10),
    ...(terminal && {
      review: (questions: readonly Question[], source: UpstreamSource) =>
        reviewQuestions(questions, terminal.ask, (at) => describe(source, at)),
    }),
  });
  terminal?.close();
  report(id, imported);
  if (draft) {
    await generateDraft(root, id, folder);
    console.log(`\nThe draft is in ${DRAFTS}/specs/${id} and ${DRAFTS}/packages/${id}.`);
  } else {
    await newProvider(root, id, imported.title);
    console.log(
      `\nNext: decide each x-todo in specs/${id}, or run this again with --review; then pnpm install && pnpm generate`,
    );
  }
  return 0;
}

function isWanted(method: string, path: string, only: readonly string[], areas: readonly string[]): boolean {
  if (only.length === 0 && areas.length === 0) return true;
  return (
    only.includes(`${method.toUpperCase()} ${path}`) ||
    areas.some((area) => path === area || path.startsWith(`${area}/`))
  );
}

/** The vendor's own text about a place, for the person who decides. */
function describe(source: UpstreamSource, at: string): string | undefined {
  const value = valueAt(source.root, parsePointer(at));
  return textOf(memberOf(value, "description")) ?? textOf(memberOf(value, "summary"));
}

function report(
  id: string,
  { operations, schemas, questions, decisions }: Awaited<ReturnType<typeof importProvider>>,
): void {
  console.log(`${id}: ${operations.length} operations, ${schemas} schemas`);
  if (decisions.size > 0) {
    console.log("\nDecided by rule:");
    printTable(
      ["places", "rule"],
      [...decisions].map(([rule, places]) => [places.length, rule]),
    );
  }
  const groups = Map.groupBy(questions, ({ kind }) => kind);
  if (groups.size > 0) {
    console.log("\nTo be decided by a person (x-todo):");
    printTable(
      ["places", "question"],
      [...groups.values()].map((group) => [group.length, group[0]?.question ?? ""]),
    );
  }
}

if (import.meta.main)
  process.exitCode = await runImport(join(import.meta.dirname, "../.."), process.argv.slice(2));
