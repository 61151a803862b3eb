import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { TYPES_FILE } from "./compilers.ts";
import type { Programs } from "./render-programs.ts";

/** Paths of the programs of a project. */
export interface ProgramFiles {
  /** For runtimes with a command line: takes the address as its only argument. */
  readonly main: string;
  /** For workerd: answers a request with the outcome; the address is in its bindings. */
  readonly worker: string;
  /** For a page: leaves a promise of the outcome in `globalThis.outcome`; the address is in `globalThis.ADDRESS`. */
  readonly page: string;
}

/** Writes the programs into `folder`, where the packages are installed. */
export function writePrograms(folder: string, { run, types }: Pick<Programs, "run" | "types">): ProgramFiles {
  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  write("use-package.mjs", run);
  write(TYPES_FILE, types);
  return {
    main: write("main.mjs", MAIN),
    worker: write("worker.mjs", WORKER),
    page: write("page.mjs", PAGE),
  };
}

const MAIN = `import process from "node:process";
import { usePackage } from "./use-package.mjs";

console.log(await usePackage(process.argv[2]));
`;

const WORKER = `import { usePackage } from "./use-package.mjs";

export default {
  async fetch(request, { ADDRESS }) {
    try {
      return new Response(await usePackage(ADDRESS));
    } catch (error) {
      return new Response(String(error?.stack ?? error), { status: 500 });
    }
  },
};
`;

const PAGE = `import { usePackage } from "./use-package.mjs";

globalThis.outcome = usePackage(globalThis.ADDRESS);
`;
