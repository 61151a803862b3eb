import { join } from "node:path";
import { requireBuilt } from "../generator/require-built.ts";
import { packPackages } from "../release/hygiene/packed-package.ts";
import { findUnrehearsed, hashPacked, type PackedHashes } from "../release/packed-hashes.ts";
import { replaceFile } from "../base/disk/replace-file.ts";
import { flag, runCommandLine, text, UsageError } from "../base/terminal/run-command-line.ts";

const VARIABLE = "REHEARSED_HASHES";

const root = join(import.meta.dirname, "../..");

process.exitCode = await runCommandLine(process.argv.slice(2), {
  usage: "pnpm release:pack [--to <folder>] [--rehearsed]",
  about: "Packs every package as for a publish, and prints the hash of each archive.",
  options: {
    to: text("also writes the archives into this folder"),
    rehearsed: flag(
      `compares with the hashes in ${VARIABLE} (JSON, written by "pnpm release:rehearse --hashes"); exit code 1 if an ` +
        "archive differs or was not rehearsed",
    ),
  },
  run({ to, rehearsed }) {
    requireBuilt(root);
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
  },
});

function readRehearsed(): PackedHashes {
  const json = process.env[VARIABLE] ?? "";
  if (json === "") throw new UsageError(`${VARIABLE} is not set`);
  const hashes: PackedHashes = JSON.parse(json);
  return hashes;
}
