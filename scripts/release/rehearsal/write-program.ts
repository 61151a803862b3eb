import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Name of the program in a folder: it exports `usePackage(address)`, which calls and gives a line about it. */
export const PROGRAM_FILE = "use-package.mts";

/** For runtimes with a command line; takes the address as its only argument. */
const MAIN = `import process from "node:process";
import { usePackage } from "./${PROGRAM_FILE}";

console.log(await usePackage(process.argv[2]));
`;

/** Writes a program into a folder in which the packages are installed. */
export function writeProgram(folder: string, source: string): void {
  writeFileSync(join(folder, PROGRAM_FILE), source);
  writeFileSync(join(folder, "main.mjs"), MAIN);
}
