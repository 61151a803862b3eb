import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { listProviders } from "../../generator/list-providers.ts";
import { compareRounds } from "../measure/compare-rounds.ts";
import { interleave } from "../measure/interleave.ts";
import { median } from "../measure/median.ts";
import { measureProgram } from "./measure-program.ts";

/** Time to generate from all specs. */
export interface GenerationCost {
  readonly what: string;
  readonly ms: number;
  /** To plain openapi-typescript, one call per spec in one process. */
  readonly ratio: number;
}

const PLAIN = "openapi-typescript, plain calls";

/** Compares the generators, each in fresh processes, interleaved. */
export async function measureGeneration(root: string, rounds: number): Promise<GenerationCost[]> {
  const specs = listProviders(root).map((id) => join(root, "specs", id, "openapi.yaml"));
  const script = join(root, "scripts/commands/generate.ts");
  const runScript = (): number => {
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
    if (status !== 0) throw new Error(`generate failed: ${stderr}`);
    return performance.now() - started;
  };
  const figures = await interleave(
    [
      { name: PLAIN, measure: () => measureProgram("generate-plain.mjs", specs) },
      { name: "hey-api, loaded", measure: () => measureProgram("generate-hey-api.mjs", specs) },
      { name: "orval, loaded", measure: () => measureProgram("generate-orval.mjs", specs) },
      { name: "ours, the types, loaded", measure: () => measureProgram("generate-ours.ts", ["types"]) },
      { name: "ours, everything, loaded", measure: () => measureProgram("generate-ours.ts", ["all"]) },
      { name: "ours, everything, the process", measure: runScript },
    ],
    rounds,
  );
  const plain = figures.get(PLAIN) ?? [];
  return [...figures].map(([what, own]) => ({
    what,
    ms: median(own),
    ratio: compareRounds(own, plain).ratio,
  }));
}
