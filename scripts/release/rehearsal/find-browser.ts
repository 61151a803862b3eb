import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { NotRunError } from "./report.ts";
import { runCommand } from "../../base/process/run-command.ts";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "msedge",
];

const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Facts about the machine; tests pass others. */
export interface Machine {
  readonly path: string;
  readonly isRoot: boolean;
  exists(file: string): boolean;
  /** Installs Debian's package of this name. */
  install(name: string): Promise<void>;
}

export function thisMachine(env: NodeJS.ProcessEnv): Machine {
  return {
    path: env["PATH"] ?? "",
    isRoot: process.getuid?.() === 0,
    exists: existsSync,
    async install(name) {
      const options = {
        cwd: "/",
        env: { ...env, DEBIAN_FRONTEND: "noninteractive" },
        timeoutMs: 180_000,
      };
      const args = ["install", "--yes", "--no-install-recommends", name];
      try {
        await runCommand("apt-get", args, options);
      } catch {
        // A fresh machine knows no package before the lists are read.
        await runCommand("apt-get", ["update"], options);
        await runCommand("apt-get", args, options);
      }
    },
  };
}

/**
 * The browser that is there, or else Debian's, which root can install where there is `apt-get`.
 *
 * @throws NotRunError where there is none and none can be had.
 */
export async function findBrowser(machine: Machine, say: (text: string) => void): Promise<string> {
  const found = lookFor(NAMES, machine) ?? PLACES.find((place) => machine.exists(place));
  if (found !== undefined) return found;
  if (!machine.isRoot || lookFor(["apt-get"], machine) === undefined)
    throw new NotRunError("no browser, and none can be installed here");
  say("installing Debian's chromium");
  try {
    await machine.install("chromium");
  } catch (error) {
    throw new NotRunError("no browser, and Debian's could not be installed", { cause: error });
  }
  const installed = lookFor(NAMES, machine);
  if (installed === undefined) throw new NotRunError("no browser after Debian's was installed");
  return installed;
}

function lookFor(names: readonly string[], { path, exists }: Machine): string | undefined {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => exists(file));
}
