import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type DocumentPlace, mapMembers } from "../../json/document-place.ts";
import { isObject } from "../../json/json-object.ts";
import type { BundledDocument } from "../bundle-document.ts";
import { GateError } from "../gate-error.ts";

/** What `redocly diff` says of one difference. */
export interface RedoclyChange {
  /** Where it is seen first, with every reference followed. */
  readonly path: string;
  /** Redocly's name of the kind of node: `Schema`, `Parameter`, `Operation`. */
  readonly typeName: string;
  readonly kind: "added" | "removed" | "modified";
  readonly impact: "major" | "minor" | "patch";
  readonly verdicts: readonly {
    readonly ruleId: string;
    readonly message: string;
    readonly location: { readonly pointer: string };
  }[];
  /** The keyword, for a modification; `key` when the node's own name changed. */
  readonly property?: string;
  readonly base?: { readonly pointer: string; readonly value?: unknown };
  readonly revision?: { readonly pointer: string; readonly value?: unknown };
}

const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
const cli = join(dirname(manifest), "bin/cli.js");
const run = promisify(execFile);

/** Runs it in a folder without a configuration, because one that does not extend Redocly's own turns its rules off. */
export async function runRedoclyDiff(
  old: BundledDocument,
  current: BundledDocument,
): Promise<readonly RedoclyChange[]> {
  const directory = await mkdtemp(join(tmpdir(), "version-gate-"));
  try {
    await Promise.all([
      writeFile(join(directory, "old.json"), JSON.stringify(hideReferences(old))),
      writeFile(join(directory, "new.json"), JSON.stringify(hideReferences(current))),
    ]);
    const args = [cli, "diff", "old.json", "new.json", "--format=json", "--fail-on=none"];
    const { stdout } = await run(process.execPath, args, {
      cwd: directory,
      maxBuffer: 2 ** 28,
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    });
    const report: { readonly changes: readonly RedoclyChange[] } = JSON.parse(stdout);
    return report.changes;
  } catch (error) {
    throw new GateError(`redocly diff cannot compare the two documents: ${firstLine(error)}`, {
      cause: error,
    });
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** With another key for a `$ref` in data, which Redocly would follow. */
function hideReferences(node: unknown, place: DocumentPlace = "keywords"): unknown {
  const copy = mapMembers(node, place, (value, _, inner) => hideReferences(value, inner));
  if (place !== "data" || !isObject(copy) || !("$ref" in copy)) return copy;
  const { $ref, ...rest } = copy;
  return { ...rest, "($ref)": $ref };
}

function firstLine(error: unknown): string {
  const text =
    typeof error === "object" && error !== null && "stderr" in error ? String(error.stderr) : String(error);
  return text.trim().split("\n")[0] ?? "";
}
