import { join } from "node:path";
import { acceptDrift } from "../upstream/drift/accept-drift.ts";
import { createEtagCache } from "../upstream/drift/create-etag-cache.ts";
import { findDrift } from "../upstream/drift/find-drift.ts";
import type { DriftReport } from "../upstream/drift/finding.ts";
import { type From, readFrom } from "../upstream/drift/locate-source.ts";
import { createReader } from "../upstream/drift/create-reader.ts";
import { renderReport } from "../upstream/drift/render-report.ts";
import { UnreadableError } from "../upstream/drift/unreadable-error.ts";
import { renderIssue } from "../upstream/drift/render-issue.ts";
import { chooseProviders } from "../generator/choose-providers.ts";
import { listProviders } from "../generator/list-providers.ts";
import { toPlainLine, toPlainText } from "../base/terminal/plain-line.ts";
import { flag, runCommandLine, texts, UsageError } from "../base/terminal/run-command-line.ts";

const UNKNOWN = 2;

/** Runs the command in the repository at `root`, and returns the exit code. */
export function drift(root: string, argv: readonly string[]): Promise<number> {
  return runCommandLine(argv, {
    usage: `
      pnpm drift [id…] [--from [id=]<file|folder|url>]… [--json | --issue]
      pnpm drift accept <id> [operation…] [--from <file|folder|url>]`,
    about: `
Compares upstream with its last accepted state (specs/<id>/upstream.lock.json) and lists the changes and what to do about
each. Without ids: every provider.

"accept" records upstream at the revision in upstream.yaml, after a person has curated it: everything, or only the given
operations, such as "GET /agents/{agentId}". For areas that upstream.yaml leaves out ("paths: /voices") it records only the
names of the operations; growth of such an area is reported, but not as drift.`,
    options: {
      from: texts(
        "reads upstream from here instead of fetching the newest state: a document, a folder with the layout of " +
          "upstream's repository, or a URL (one that ends with / is a folder). For a source made of pages also a JSON " +
          "file with their hashes. With id= in front it applies to this provider only; can be given several times.",
      ),
      json: flag("prints the reports as JSON"),
      issue: flag("prints the reports as the text of an issue"),
    },
    notes:
      "Exit code 0: no drift. 1: drift. 2: an upstream could not be read; the reason is printed, and there may be drift.",
    allowPositionals: true,
    async run({ from, json, issue }, positionals) {
      const froms = new Map(from.map((place) => parseFrom(place, listProviders(root))));
      if (positionals[0] === "accept") return accept(root, positionals.slice(1), froms);
      const ids = chooseProviders(root, positionals);
      const shared = froms.get(undefined);
      if (ids.length > 1 && shared !== undefined && "file" in shared)
        throw new UsageError("--from is one file; say for which provider: --from <id>=<file>");
      if (json && issue) throw new UsageError("--json and --issue cannot be combined");
      const reports = await Promise.all(ids.map((id) => findDrift(optionsFor(root, id, froms))));
      if (json) console.log(toPlainText(JSON.stringify({ providers: reports }, null, 2)));
      else printReports(reports, issue ? renderIssue : (lines) => lines.join("\n"));
      if (reports.some(({ state }) => state === "unreadable")) return UNKNOWN;
      return reports.some(({ state }) => state === "drift") ? 1 : 0;
    },
    explain: (error) =>
      error instanceof UnreadableError ? toPlainLine(`could not read upstream: ${error.message}`) : undefined,
    failed: UNKNOWN,
  });
}

function printReports(reports: readonly DriftReport[], render: (lines: readonly string[]) => string): void {
  for (const one of reports) {
    const lines = renderReport(one).map(toPlainLine);
    if (one.state === "unreadable") console.error(lines.join("\n"));
    else console.log(render(lines));
  }
}

async function accept(
  root: string,
  [id, ...operations]: readonly string[],
  froms: ReadonlyMap<string | undefined, From>,
): Promise<number> {
  const known = listProviders(root);
  if (id === undefined || !known.includes(id))
    throw new UsageError(`accept needs a provider; expected one of: ${known.join(", ")}`);
  // Only "accept" counts anything in a document, and loading the code for it takes longer than checking for drift.
  const { countDocument } = await import("../upstream/coverage/count-document.ts");
  const { revision, count, unit, undecided } = await acceptDrift({
    ...optionsFor(root, id, froms),
    operations,
    count: countDocument,
  });
  console.log(
    `${id}: accepted ${operations.length > 0 ? operations.join(", ") : `${count} ${unit}`} at ${revision}`,
  );
  if (undecided.length > 0)
    console.error(
      toPlainLine(
        `${id}: upstream.yaml has no decision about ${undecided.join(", ")}; say same, different or left-out there`,
      ),
    );
  return 0;
}

function optionsFor(root: string, id: string, froms: ReadonlyMap<string | undefined, From>) {
  const from = froms.get(id) ?? froms.get(undefined);
  const read = createReader({
    cache: createEtagCache(join(root, ".cache/drift")),
    onFetch: (url) => console.error(toPlainLine(`${id}: fetching ${url}`)),
  });
  return { root, id, read, ...(from === undefined ? {} : { from }) };
}

function parseFrom(text: string, known: readonly string[]): [id: string | undefined, from: From] {
  const id = known.find((candidate) => text.startsWith(`${candidate}=`));
  return [id, readFrom(id === undefined ? text : text.slice(id.length + 1), process.cwd())];
}

if (import.meta.main)
  process.exitCode = await drift(join(import.meta.dirname, "../.."), process.argv.slice(2));
