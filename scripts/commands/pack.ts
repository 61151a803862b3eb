import { join } from "node:path";
import { findUnbuilt } from "../generator/find-unbuilt.ts";
import { packPackages } from "../release/hygiene/packed-package.ts";
import { findUnrehearsed, hashPacked, type PackedHashes } from "../release/packed-hashes.ts";
import { replaceFile } from "../base/disk/replace-file.ts";
import { runCommandLine, UsageError } from "../base/terminal/run-command-line.ts";

const VARIABLE = "REHEARSED_HASHES";

const HELP = `Usage: pnpm release:pack [--to <folder>] [--rehearsed]

Packs every package as for a publish, and prints the hash of each archive.

  --to         also writes the archives into this folder
  --rehearsed  compares with the hashes in ${VARIABLE} (JSON, written by "pnpm release:rehearse --hashes"); exit code 1
               if an archive differs or was not rehearsed
  --help       shows this`;

const root = join(import.meta.dirname, "../..");

interface RunOptions {
  readonly to?: string | undefined;
  readonly rehearsed: boolean;
}

/** Runs the command, and returns the exit code. */
function run({ to, rehearsed }: RunOptions): number {
  const unbuilt = findUnbuilt(root);
  if (unbuilt !== undefined) {
    console.error(unbuilt);
    return 1;
  }
  using packed = packPackages(root);
  const hashes = hashPacked(packed.packages);
  if (to !== undefined)
    for (const { folder, tarball } of packed.packages) replaceFile(join(to, `${folder}.tgz`), tarball);
  for (const [name, hash] of Object.entries(hashes)) console.log(`${name} ${hash}`);
  if (!rehearsed) return 0;
  const problems = findUnrehearsed(hashes, readRehearsed());
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? "These archives were rehearsed." : "Do not publish these archives.");
  return problems.length === 0 ? 0 : 1;
}

function readRehearsed(): PackedHashes {
  const text = process.env[VARIABLE];
  if (text === undefined || text === "") throw new UsageError(`${VARIABLE} is not set`);
  const hashes: PackedHashes = JSON.parse(text);
  return hashes;
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  help: HELP,
  options: { to: { type: "string" }, rehearsed: { type: "boolean", default: false } },
  run: (values) => Promise.resolve(run(values)),
});
