import { join } from "node:path";
import { findBrowser, thisMachine } from "./find-browser.ts";
import type { Report } from "./report.ts";
import { runCommand } from "./run-command.ts";
import { startDriver } from "./start-driver.ts";
import type { ProgramFiles } from "./write-programs.ts";

/** A runtime that can run a program. */
export interface Runtime {
  readonly name: string;
  /** Runs the program against `address` and gives what it said. */
  run(files: ProgramFiles, folder: string, address: string): Promise<string>;
}

export interface Runtimes {
  readonly all: readonly Runtime[];
  close(): Promise<void>;
}

export interface RuntimeOptions {
  /** The folder that the other runtimes are installed in. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Environment for installing a browser's package: the clean one has no proxy settings. */
  readonly ownEnv: NodeJS.ProcessEnv;
  /** A page that the browser may call the mocks from. */
  readonly page: string;
  readonly report: Report;
}

/** Everything that a published package must run on. */
export async function startRuntimes({
  folder,
  env,
  ownEnv,
  page,
  report,
}: RuntimeOptions): Promise<Runtimes> {
  const installed = (path: string): string => join(folder, "node_modules", path);
  const commandLine = (name: string, command: string, ...args: readonly string[]): Runtime => ({
    name,
    async run({ main }, cwd, address) {
      const { stdout } = await runCommand(command, [...args, main, address], { cwd, env, timeoutMs: 30_000 });
      return stdout;
    },
  });
  const workers = startDriver(join(folder, "run-workers.mjs"), [], { cwd: folder, env });
  const workerd: Runtime = {
    name: "workerd",
    run: async ({ worker }, _, address) => readText(await workers.ask({ entry: worker, address })),
  };
  const pages = await startPages({ folder, env, ownEnv, page, report });
  return {
    all: [
      commandLine("Node 22", installed("node-22/bin/node")),
      // The one that runs this: the workspace pins it.
      commandLine("Node 24", process.execPath),
      commandLine("Node 26", installed("node-26/bin/node")),
      commandLine("Bun", installed(".bin/bun"), "run"),
      commandLine("Deno", installed(".bin/deno"), "run", "--allow-all", "--no-lock"),
      workerd,
      pages.runtime,
    ],
    async close() {
      await workers.close();
      await pages.close();
    },
  };
}

async function startPages({
  folder,
  env,
  ownEnv,
  page,
  report,
}: RuntimeOptions): Promise<{ runtime: Runtime; close(): Promise<void> }> {
  const name = "Chromium";
  try {
    const browser = await findBrowser(thisMachine(ownEnv), (text) => report.say(text));
    const driver = startDriver(join(folder, "run-pages.mjs"), [browser], { cwd: folder, env });
    await driver.next();
    report.say(`browser: ${browser}`);
    return {
      runtime: {
        name,
        run: async (files, _, address) => readText(await driver.ask({ entry: files.page, address, page })),
      },
      close: () => driver.close(),
    };
  } catch (error) {
    // If it is not installed, its cells say "not run"; if it does not start, all of them fail.
    return { runtime: { name, run: () => Promise.reject(error) }, close: () => Promise.resolve() };
  }
}

function readText(answer: unknown): string {
  if (typeof answer === "object" && answer !== null) {
    if ("text" in answer && typeof answer.text === "string") return answer.text;
    if ("error" in answer) throw new Error(String(answer.error));
  }
  throw new Error(`not an answer: ${JSON.stringify(answer)}`);
}
