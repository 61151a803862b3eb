import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { replaceFile } from "../../base/disk/replace-file.ts";
import { formatFile } from "../../generator/format-file.ts";
import { ALLOCATION_FLAGS } from "../budgets/measure-allocation.ts";
import { type Caller, listCallers } from "./callers.ts";
import { measureClients } from "./measure-clients.ts";
import { measureGeneration } from "./measure-generation.ts";
import { measureProgram } from "./measure-program.ts";
import { measureBundle, measureInstalled } from "./measure-sizes.ts";
import { measureTypes } from "./measure-types.ts";
import { renderResults, type Results } from "./render-results.ts";

/** Compares our built packages with other clients and generators, and writes the results. */
export async function runBench(root: string, rounds: number): Promise<void> {
  installPeers();
  const content = renderResults(await measure(root, rounds));
  const page = await formatFile(root, { path: "RESULTS.md", content });
  replaceFile(join(import.meta.dirname, "RESULTS.md"), page.content);
}

function installPeers(): void {
  const changed = (file: string): number =>
    statSync(join(import.meta.dirname, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  // npm writes the first when it has installed everything. What was installed before a change lacks what came with it.
  if (changed("node_modules/.package-lock.json") > changed("package-lock.json")) return;
  const { status } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: import.meta.dirname,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("what to compare with could not be installed");
}

async function measure(root: string, rounds: number): Promise<Results> {
  const callers = listCallers();
  const each = async <Figure>(
    measureOne: (caller: Caller) => Promise<Figure>,
  ): Promise<Map<string, Figure>> => {
    const figures = new Map<string, Figure>();
    for (const caller of callers) figures.set(caller.name, await measureOne(caller));
    return figures;
  };
  console.log("sizes and types …");
  const counts = {
    allocations: await each(({ name }) => measureProgram("allocate.mjs", [name], ALLOCATION_FLAGS)),
    bundles: await each(({ name }) => measureBundle(name)),
    installed: await each((caller) => measureInstalled(caller)),
    types: await measureTypes(root),
  };
  console.log("generators …");
  const generation = await measureGeneration(root, rounds);
  console.log("clients …");
  const ratios = await measureClients(callers, rounds);
  const date = new Date().toISOString().slice(0, 10);
  const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} cores`;
  return { date, machine, rounds, callers, ratios, generation, ...counts };
}
