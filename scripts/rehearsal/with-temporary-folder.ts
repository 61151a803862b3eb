import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Something that was started, and how it is ended. */
export type Close = () => Promise<void>;

export interface TemporaryFolderOptions {
  /** Leaves the folder, for looking into. */
  readonly keep: boolean;
  readonly print: (line: string) => void;
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Runs with a new folder, then ends what was started there, the last first, and removes the folder. */
export async function withTemporaryFolder<Result>(
  { keep, print }: TemporaryFolderOptions,
  run: (folder: string, closing: Close[]) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
  const remove = (): void => {
    if (!keep) rmSync(folder, { recursive: true, force: true });
  };
  const interrupt = (): void => process.exit(130);
  process.once("exit", remove);
  for (const signal of SIGNALS) process.once(signal, interrupt);
  const closing: Close[] = [];
  try {
    return await run(folder, closing);
  } finally {
    for (const close of closing.toReversed()) await close();
    for (const signal of SIGNALS) process.off(signal, interrupt);
    process.off("exit", remove);
    remove();
    if (keep) print(`left in ${folder}`);
  }
}
