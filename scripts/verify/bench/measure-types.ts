import { execFile } from "node:child_process";
import { copyFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";
import { listProviders } from "../../generator/list-providers.ts";

const run = promisify(execFile);

/** A compiler's figures for twenty calls. */
export interface TypeCost {
  readonly what: string;
  readonly compiler: string;
  readonly instantiations: number;
  readonly checkSeconds: number;
}

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
      costs.push({ what, compiler, ...(await compile(folder, path, program)) });
  return costs;
}

/** The programs import from `voice` and `conversation`, which the ids of the providers have in them. */
function namedSpecs(root: string): string[] {
  return ["voice", "conversation"].map((name) => {
    const id = listProviders(root).find((known) => known.includes(name));
    return `${name}=${join(root, "specs", id ?? "", "openapi.yaml")}`;
  });
}

async function compile(
  folder: string,
  compiler: string,
  program: string,
): Promise<Pick<TypeCost, "instantiations" | "checkSeconds">> {
  const compilerOptions = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    target: "es2022",
    module: "esnext",
    moduleResolution: "bundler",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [program] }));
  const { stdout } = await run(process.execPath, [compiler, "--extendedDiagnostics", "--project", folder]);
  const read = (name: string): number => Number(new RegExp(`${name}:\\s+([\\d.]+)`).exec(stdout)?.[1]);
  return { instantiations: read("Instantiations"), checkSeconds: read("Check time") };
}
