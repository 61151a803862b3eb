import { join } from "node:path";
import { runCommand } from "../../base/process/run-command.ts";
import { findBrowser, thisMachine } from "./find-browser.ts";
import type { Report } from "./report.ts";
import { startDriver } from "./start-driver.ts";

/** A runtime that can run a program. */
export interface Runtime {
  readonly name: string;
  /** Runs a file that ends with a server; a browser has none. */
  readonly command?: readonly [string, ...string[]];
  /** Runs the program in the folder against `address` and gives what it said. */
  run(folder: string, address: string): Promise<string>;
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
  /** Ends what is started. */
  readonly started: AsyncDisposableStack;
}

/** Everything that a published package must run on. */
export async function startRuntimes(options: RuntimeOptions): Promise<Runtime[]> {
  const { folder, env, started } = options;
  const installed = (path: string): string => join(folder, "node_modules", path);
  const commandLine = (name: string, command: string, ...args: readonly string[]): Runtime => ({
    name,
    command: [command, ...args],
    async run(cwd, address) {
      const all = [...args, "main.mjs", address];
      return (await runCommand(command, all, { cwd, env, timeoutMs: 30_000 })).stdout;
    },
  });
  const workers = startDriver(join(folder, "run-workers.mjs"), [], { cwd: folder, env });
  started.defer(() => workers.close());
  return [
    commandLine("Node 22", installed("node-22/bin/node")),
    // The one that runs this: the workspace pins it.
    commandLine("Node 24", process.execPath),
    commandLine("Node 26", installed("node-26/bin/node")),
    commandLine("Bun", installed(".bin/bun"), "run"),
    commandLine("Deno", installed(".bin/deno"), "run", "--allow-all", "--no-lock"),
    {
      name: "workerd",
      command: [process.execPath, join(folder, "serve-worker.mjs")],
      run: (project, address) => workers.ask({ folder: project, address }),
    },
    await startBrowser(options),
  ];
}

async function startBrowser(options: RuntimeOptions): Promise<Runtime> {
  const { folder, env, ownEnv, page, report, started } = options;
  const name = "Chromium";
  try {
    const browser = await findBrowser(thisMachine(ownEnv), (text) => report.say(text));
    const driver = startDriver(join(folder, "run-pages.mjs"), [browser], { cwd: folder, env });
    started.defer(() => driver.close());
    report.say(`browser: ${browser} ${await driver.next()}`);
    return { name, run: (project, address) => driver.ask({ folder: project, address, page }) };
  } catch (error) {
    // If it is not installed, its cells say "not run"; if it does not start, all of them fail.
    return { name, run: () => Promise.reject(error) };
  }
}
