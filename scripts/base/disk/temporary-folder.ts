import { mkdtempSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

export interface TemporaryFolderOptions {
  /** Keeps the folder for inspection. */
  readonly keep?: boolean;
}

/** A new folder that is removed when it is disposed of or when the process ends, even by a signal. */
export class TemporaryFolder implements Disposable {
  readonly path: string;
  readonly #remove: () => void;

  constructor(prefix: string, { keep = false }: TemporaryFolderOptions = {}) {
    this.path = mkdtempSync(join(tmpdir(), prefix));
    this.#remove = () => {
      if (!keep) rmSync(this.path, { recursive: true, force: true });
    };
    process.once("exit", this.#remove);
    // A signal without a listener ends the process at once, without running its exit handlers.
    for (const signal of SIGNALS) process.once(signal, exit);
  }

  [Symbol.dispose](): void {
    for (const signal of SIGNALS) process.off(signal, exit);
    process.off("exit", this.#remove);
    this.#remove();
  }
}

/** Uses the exit code that shells use for a process ended by the signal. */
function exit(signal: NodeJS.Signals): void {
  process.exit(128 + constants.signals[signal]);
}
