import { join } from "node:path";
import { CommandError, runCommand } from "../../base/process/run-command.ts";
import { sortCompileErrors } from "./sort-compile-errors.ts";
import { PROGRAM_FILE } from "./write-program.ts";

/** One way in which users' programs are compiled. */
export interface Compiler {
  readonly name: string;
  /**
   * Compiles the programs in `folder`, each in a project of its own there, all in one run: what TypeScript spends on its
   * own declarations it spends once. Gives what is wrong with each project; an empty text is well.
   */
  check(folder: string, projects: readonly string[]): Promise<Map<string, string>>;
}

export interface CompilerOptions {
  /** The folder that the other versions of TypeScript are installed in. */
  readonly folder: string;
  /** The `@types` folder with Node's types. */
  readonly typeRoots: string;
  readonly env: NodeJS.ProcessEnv;
}

const STRICT = ["--noEmit", "--pretty", "false", "--strict", "--skipLibCheck", "false", "--target", "es2022"];
/** TypeScript's module resolution before it read `exports`. Later versions no longer have it. */
const OLD_VERSION = "5.9";
const OLD = ["--module", "es2022", "--moduleResolution", "node10", "--lib", "es2021,dom,dom.iterable"];

/**
 * Every TypeScript × every module resolution: a program for Node without the DOM, and one for a browser with a bundler. And the
 * oldest way that projects still use, with an older library.
 */
export function listCompilers({ folder, typeRoots, env }: CompilerOptions): Compiler[] {
  const resolutions = {
    nodenext: ["--module", "nodenext", "--lib", "es2022", "--types", "node", "--typeRoots", typeRoots],
    bundler: ["--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom,dom.iterable"],
  };
  return ["5.9", "6", "7"].flatMap((version) =>
    Object.entries({ ...resolutions, ...(version === OLD_VERSION && { node10: OLD }) }).map(
      ([resolution, options]) => ({
        name: `${version} ${resolution}`,
        async check(cwd, projects) {
          const tsc = join(folder, "node_modules", `typescript-${version}`, "bin/tsc");
          const files = projects.map((project) => join(project, PROGRAM_FILE));
          try {
            await runCommand(process.execPath, [tsc, ...STRICT, ...options, ...files], { cwd, env });
            return new Map(projects.map((project) => [project, ""]));
          } catch (error) {
            if (!(error instanceof CommandError)) throw error;
            return sortCompileErrors(error, projects);
          }
        },
      }),
    ),
  );
}
