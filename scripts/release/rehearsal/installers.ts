import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "../../base/packages/installed-packages.ts";
import { runCommand } from "../../base/process/run-command.ts";
import { nameVersion, type Package } from "./list-packages.ts";

/** A package manager as a user runs it in an empty folder. */
export interface Installer {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

export function listInstallers(tools: string): Installer[] {
  return [
    { name: "npm", command: "npm", args: ["install", "--no-audit", "--no-fund", "--loglevel=error"] },
    { name: "pnpm", command: "pnpm", args: ["add"] },
    { name: "bun", command: join(tools, "node_modules/.bin/bun"), args: ["add"] },
  ];
}

/** Installs one package in an empty folder and sees that it is the one that was asked for. */
export async function installPackage(
  { command, args }: Installer,
  folder: string,
  wanted: Pick<Package, "name" | "version">,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await runCommand(command, [...args, nameVersion(wanted)], { cwd: folder, env });
  const { version } = readManifest(join(folder, "node_modules", wanted.name));
  if (version !== wanted.version) throw new Error(`${version} was installed instead of ${wanted.version}`);
}

/** The packages in a flat `node_modules`, as npm lays it out. */
export function listTopLevel(folder: string): string[] {
  const modules = join(folder, "node_modules");
  return readdirSync(modules)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) =>
      name.startsWith("@") ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
    );
}
