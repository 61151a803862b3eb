import { join, resolve } from "node:path";
import { PARTS, rehearse } from "../release/rehearsal/rehearse.ts";
import { flag, runCommandLine, text, texts, UsageError } from "../base/terminal/run-command-line.ts";

const root = join(import.meta.dirname, "../..");

process.exitCode = await runCommandLine(process.argv.slice(2), {
  usage: "pnpm release:rehearse [--only <part>]… [--hashes <file>] [--keep]",
  about: `
Publishes every package to a local registry without an uplink, and uses it from there as users do. Works on a copy: the
working tree does not change, and the packages stay on this machine. The parts:

  packages   each package on its own in an empty folder: npm, pnpm and bun; Node 22, 24 and 26, Bun, Deno, workerd and
             Chromium; TypeScript 5.9, 6 and 7
  once       at-most-once calls to servers that fail in every way, on each of these runtimes
  webhooks   thousands of mutated deliveries of webhooks, on each of these runtimes
  releases   a changed spec, the version gate, the next versions; an interrupted publish that is run again
  breakages  packages that are broken on purpose; every breakage must be noticed`,
  options: {
    only: texts("runs this part instead of all; can be given several times"),
    hashes: text("writes the hash of every published package to this file, which the release compares with"),
    keep: flag("keeps the temporary folder, and prints its path"),
  },
  notes: "The tables show what could not run, such as a missing browser.",
  async run({ only, hashes, keep }) {
    const unknown = only.filter((part) => !PARTS.includes(part));
    if (unknown.length > 0)
      throw new UsageError(`unknown part ${unknown.join(", ")}; expected one of: ${PARTS.join(", ")}`);
    const start = performance.now();
    const report = await rehearse({
      root,
      parts: only.length > 0 ? only : PARTS,
      keep,
      hashes: hashes === undefined ? undefined : resolve(hashes),
      env: process.env,
      print: (line) => console.log(line),
    });
    for (const line of report.format()) console.log(line);
    const seconds = Math.round((performance.now() - start) / 1000);
    const counts = `${report.count("ok")} ok, ${report.count("FAILED")} failed, ${report.count("not run")} not run`;
    console.log(`\n${report.passed ? "The release can go out" : "Do not release"}: ${counts}, ${seconds} s`);
    return report.passed ? 0 : 1;
  },
});
