import { readFileSync } from "node:fs";
import { join } from "node:path";

/** An option that the clients of all providers have, as a README says it. */
export interface ClientOption {
  readonly name: string;
  /** In words, or as it is written in code. */
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
