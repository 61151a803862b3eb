import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";

/** What a compiler says of a program. */
export interface CompileCost {
  readonly instantiations: number;
  readonly checkSeconds: number;
}

/** Compiles a program, which must have no errors, with further settings. */
export async function compileProgram(
  compiler: string,
  program: string,
  settings: object,
): Promise<CompileCost> {
  using folder = new TemporaryFolder("compile-");
  const compilerOptions = {
    noEmit: true,
    // As applications have it; without, the platform's own declarations count 28,000 on TypeScript 7.
    skipLibCheck: true,
    strict: true,
    target: "es2022",
    types: [],
    ...settings,
  };
  writeFileSync(join(folder.path, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [program] }));
  const args = [compiler, "--extendedDiagnostics", "--project", folder.path];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const read = (name: string): number => Number(new RegExp(`${name}:\\s+([\\d.]+)`).exec(stdout)?.[1]);
  return { instantiations: read("Instantiations"), checkSeconds: read("Check time") };
}
