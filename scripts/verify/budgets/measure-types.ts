import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";
import type { Measurement } from "./measurement.ts";

/** Path of each compiler that users may have. */
const COMPILERS: Readonly<Record<string, string>> = {
  "5.9": "scripts/node_modules/typescript-5/bin/tsc",
  "7": "node_modules/typescript/bin/tsc",
};

/** Number of instantiations of generic types in twenty calls, which have to compile. */
export function measureTypes(root: string): Promise<Measurement[]> {
  return Promise.all(
    Object.entries(COMPILERS).map(async ([version, compiler]) => ({
      folder: "agent-apis",
      name: `TypeScript ${version} instantiations in 20 calls`,
      value: await countInstantiations(
        join(root, compiler),
        join(root, "packages/agent-apis/test/twenty-calls.ts"),
      ),
      parts: {},
    })),
  );
}

async function countInstantiations(compiler: string, program: string): Promise<number> {
  using folder = new TemporaryFolder("twenty-calls-");
  const compilerOptions = {
    noEmit: true,
    // As applications have it; without, the platform's own declarations count 28,000 on TypeScript 7.
    skipLibCheck: true,
    strict: true,
    target: "es2022",
    module: "nodenext",
    lib: ["es2022", "dom"],
    types: [],
  };
  writeFileSync(join(folder.path, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [program] }));
  const { stdout } = await promisify(execFile)(process.execPath, [
    compiler,
    "--extendedDiagnostics",
    "--project",
    folder.path,
  ]);
  return Number(/Instantiations:\s+(\d+)/.exec(stdout)?.[1]);
}
