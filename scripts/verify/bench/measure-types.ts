import { execFile } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";
import { listProviders } from "../../generator/list-providers.ts";
import { readSpec, type Spec } from "../../generator/read-spec.ts";
import { type CompileCost, compileProgram } from "../budgets/compile-program.ts";
import { PEERS, renderTwentyCalls } from "./twenty-calls.ts";

/** A compiler's figures for twenty calls. */
export interface TypeCost extends CompileCost {
  readonly what: string;
  readonly compiler: string;
}

const SETTINGS = { module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom", "dom.iterable"] };

/** The same twenty calls with our types and with those of others, on both compilers that users may have. */
export async function measureTypes(root: string): Promise<TypeCost[]> {
  using temporary = new TemporaryFolder("bench-types-");
  const folder = temporary.path;
  symlinkSync(join(import.meta.dirname, "node_modules"), join(folder, "node_modules"), "junction");
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  const specs = { voice: await findSpec(root, "voice"), conversation: await findSpec(root, "conversation") };
  const paths = Object.entries(specs).map(
    ([name, { id }]) => `${name}=${join(root, "specs", id, "openapi.yaml")}`,
  );
  await promisify(execFile)(process.execPath, [
    join(import.meta.dirname, "generate-for-types.mjs"),
    folder,
    ...paths,
  ]);
  const programs = new Map([["ours", join(root, "packages/agent-apis/test/twenty-calls.ts")]]);
  for (const peer of PEERS) {
    programs.set(peer, join(folder, `${peer}.ts`));
    writeFileSync(join(folder, `${peer}.ts`), renderTwentyCalls(peer, specs));
  }
  const compilers = [
    ["5.9", join(import.meta.dirname, "node_modules/typescript/bin/tsc")],
    ["7", join(root, "node_modules/typescript/bin/tsc")],
  ] as const;
  const costs: TypeCost[] = [];
  for (const [what, program] of programs)
    for (const [compiler, path] of compilers)
      costs.push({ what, compiler, ...(await compileProgram(path, program, SETTINGS)) });
  return costs;
}

/** The spec that has a word in its id. */
function findSpec(root: string, word: string): Promise<Spec> {
  return readSpec(root, listProviders(root).find((id) => id.includes(word)) ?? word);
}
