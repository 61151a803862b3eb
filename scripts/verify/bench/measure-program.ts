import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** Runs a program of this folder in a fresh process, and gives the number that it prints last. */
export async function measureProgram(
  program: string,
  programArguments: readonly string[],
  flags: readonly string[] = [],
): Promise<number> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, join(import.meta.dirname, program), ...programArguments],
    { cwd: import.meta.dirname, maxBuffer: 64 * 1024 * 1024 },
  );
  const figure = Number(stdout.trim().split("\n").at(-1));
  if (Number.isNaN(figure)) throw new Error(`${program} printed no number: ${stdout.slice(-200)}`);
  return figure;
}

/** Milliseconds that a program of this folder takes from the start of its process to its end. */
export async function timeProgram(program: string, programArguments: readonly string[]): Promise<number> {
  const started = performance.now();
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, program), ...programArguments]);
  return performance.now() - started;
}
