import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";

/** Something that was started, and how it is ended. */
export type Close = () => Promise<void>;

export interface WithTemporaryFolderOptions {
  /** Leaves the folder, for looking into. */
  readonly keep: boolean;
  readonly print: (line: string) => void;
}

/** Runs with a new folder, then ends what was started there, the last first, and removes the folder. */
export async function withTemporaryFolder<Result>(
  { keep, print }: WithTemporaryFolderOptions,
  run: (folder: string, closing: Close[]) => Promise<Result>,
): Promise<Result> {
  using folder = new TemporaryFolder("rehearsal-", { keep });
  const closing: Close[] = [];
  try {
    return await run(folder.path, closing);
  } finally {
    for (const close of closing.toReversed()) await close();
    if (keep) print(`left in ${folder.path}`);
  }
}
