import { readFileSync } from "node:fs";
import { join } from "node:path";

/** An option that the clients of all providers have, as described in READMEs. */
export interface ClientOption {
  readonly name: string;
  /** In words, or as code. */
  readonly default: string;
  readonly text: string;
}

/** Options of every client. The defaults belong to the runtime; a test compares them with the comments there. */
export const CLIENT_OPTIONS: readonly ClientOption[] = readFileSync(
  join(import.meta.dirname, "templates/client-options.md"),
  "utf8",
)
  .trim()
  .split("\n")
  .slice(2)
  .map((row) => row.split("|").map((cell) => cell.trim()))
  .map(([, name = "", usual = "", text = ""]) => ({ name: name.replaceAll("`", ""), default: usual, text }));
