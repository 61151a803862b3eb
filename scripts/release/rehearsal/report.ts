import { formatTable } from "../../base/terminal/print-table.ts";

export type State = "ok" | "FAILED" | "not run";

/** One thing that was tried: a row and a column of a table. */
export interface Cell {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

interface Entry extends Cell {
  readonly state: State;
  readonly detail: string;
}

/** Says that something could not be tried here, which is no failure of what is rehearsed. */
export class NotRunError extends Error {
  override readonly name: string = "NotRunError";
}

/** One check and its outcome. */
export class Report {
  readonly #entries: Entry[] = [];
  readonly #orders = new Map<string, { rows: readonly string[]; columns: readonly string[] }>();
  readonly #print: (line: string) => void;
  readonly #start = performance.now();

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  /** A line of progress, with the seconds since the start. */
  say(text: string): void {
    const seconds = ((performance.now() - this.#start) / 1000).toFixed(1).padStart(6);
    this.#print(`${seconds} s  ${text}`);
  }

  /** Says in which order a table is printed; what is tried at the same time ends in any order. */
  order(table: string, rows: readonly string[], columns: readonly string[]): void {
    this.#orders.set(table, { rows, columns });
  }

  /** Tries something and notes how it went; gives whether it went well. */
  async attempt(cell: Cell, run: () => Promise<string | void>): Promise<boolean> {
    try {
      this.#entries.push({ ...cell, state: "ok", detail: (await run()) ?? "" });
      return true;
    } catch (error) {
      const isFailure = !(error instanceof NotRunError);
      const detail = error instanceof Error ? error.message : String(error);
      this.#entries.push({ ...cell, state: isFailure ? "FAILED" : "not run", detail });
      // In full at the end; here so that one sees it coming.
      if (isFailure)
        this.say(`FAILED  ${cell.row}: ${cell.column}: ${detail.split("\n", 1)[0]?.slice(0, 100)}`);
      return false;
    }
  }

  /** Notes what was not tried because something that it needs failed. */
  skip(cell: Cell, why: string): void {
    this.#entries.push({ ...cell, state: "not run", detail: why });
  }

  /** Number of cells in each state. */
  count(state: State): number {
    return this.#entries.filter((entry) => entry.state === state).length;
  }

  /** True if something was tried and nothing failed. */
  get passed(): boolean {
    return this.count("FAILED") === 0 && this.count("ok") > 0;
  }

  /** The tables, what was not run and why, and every failure in full. */
  format(): string[] {
    const tables = [...new Set(this.#entries.map(({ table }) => table))];
    const notRun = new Set(
      this.#entries
        .filter(({ state }) => state === "not run")
        .map((entry) => `${entry.column}: ${entry.detail}`),
    );
    const failures = this.#entries.filter(({ state }) => state === "FAILED");
    return [
      ...tables.flatMap((table) => ["", table, "", ...this.#formatTable(table)]),
      ...(notRun.size > 0 ? ["", "Not run", "", ...notRun] : []),
      ...failures.flatMap(({ row, column, detail }) => ["", `FAILED  ${row}: ${column}`, indent(detail)]),
    ];
  }

  #formatTable(table: string): string[] {
    const entries = this.#entries.filter((entry) => entry.table === table);
    const order = this.#orders.get(table);
    const columns = [...new Set([...(order?.columns ?? []), ...entries.map(({ column }) => column)])];
    const rows = [...new Set([...(order?.rows ?? []), ...entries.map(({ row }) => row)])];
    const head = ["", ...columns];
    const body = rows.map((row) => [
      row,
      ...columns.map((column) => {
        const entry = entries.find((each) => each.row === row && each.column === column);
        if (entry === undefined) return "-";
        return entry.state === "ok" && entry.detail !== "" ? entry.detail : entry.state;
      }),
    ]);
    return formatTable(head, body);
  }
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "          ");
}
