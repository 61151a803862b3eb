import { join } from "node:path";
import { compileProgram } from "./compile-program.ts";
import type { Measurement } from "./budget-file.ts";

/** Path of each compiler that users may have. */
const COMPILERS: Readonly<Record<string, string>> = {
  "5.9": "scripts/node_modules/typescript-5/bin/tsc",
  "7": "node_modules/typescript/bin/tsc",
};

/** Number of instantiations of generic types in twenty calls, which have to compile. */
export function measureTypes(root: string): Promise<Measurement[]> {
  const program = join(root, "packages/agent-apis/test/twenty-calls.ts");
  const settings = { module: "nodenext", lib: ["es2022", "dom"] };
  return Promise.all(
    Object.entries(COMPILERS).map(async ([version, compiler]) => ({
      folder: "agent-apis",
      name: `TypeScript ${version} instantiations in 20 calls`,
      value: (await compileProgram(join(root, compiler), program, settings)).instantiations,
      parts: {},
    })),
  );
}
