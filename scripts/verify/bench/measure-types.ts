import { execFile } from "node:child_process";
import { copyFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";
import { listProviders } from "../../generator/list-providers.ts";
import { type CompileCost, compileProgram } from "../budgets/compile-program.ts";

const run = promisify(execFile);

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
  for (const peer of ["openapi-fetch", "hey-api", "orval"])
    copyFileSync(join(import.meta.dirname, "types", `${peer}.ts`), join(folder, `${peer}.ts`));
  await run(process.execPath, [
    join(import.meta.dirname, "generate-for-types.mjs"),
    folder,
    ...namedSpecs(root),
  ]);
  const programs = [
    ["ours", join(root, "packages/agent-apis/test/twenty-calls.ts")],
    ["openapi-fetch", join(folder, "openapi-fetch.ts")],
    ["hey-api", join(folder, "hey-api.ts")],
    ["orval", join(folder, "orval.ts")],
  ] as const;
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

/** The programs import from `voice` and `conversation`, which the ids of the providers have in them. */
function namedSpecs(root: string): string[] {
  return ["voice", "conversation"].map((name) => {
    const id = listProviders(root).find((known) => known.includes(name));
    return `${name}=${join(root, "specs", id ?? "", "openapi.yaml")}`;
  });
}
