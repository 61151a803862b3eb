import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "./list-packages.ts";
import { runCommand } from "./run-command.ts";

/** A package manager as a user runs it in an empty folder. */
export interface Installer {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

export function listInstallers(runtimes: string): Installer[] {
  return [
    { name: "npm", command: "npm", args: ["install", "--no-audit", "--no-fund", "--loglevel=error"] },
    { name: "pnpm", command: "pnpm", args: ["add"] },
    { name: "bun", command: join(runtimes, "node_modules/.bin/bun"), args: ["add"] },
  ];
}

/** Installs one package in an empty folder and sees that it is the one that was asked for. */
export async function installPackage(
  { command, args }: Installer,
  folder: string,
  { name, version }: { readonly name: string; readonly version: string },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await runCommand(command, [...args, `${name}@${version}`], { cwd: folder, env });
  const installed = readManifest(join(folder, "node_modules", name, "package.json"));
  if (installed.version !== version)
    throw new Error(`${installed.version} was installed instead of ${version}`);
}

/** The packages in a flat `node_modules`, as npm lays it out. */
export function listInstalled(folder: string): string[] {
  const modules = join(folder, "node_modules");
  return readdirSync(modules)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) =>
      name.startsWith("@") ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
    )
    .toSorted();
}
