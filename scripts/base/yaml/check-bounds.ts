import { escapeKey } from "../json/json-pointer.ts";

/** More levels than any API description has. Redocly has the same limit, and walking deeper overflows the stack. */
const MAX_DEPTH = 100;
/** With aliases, a few lines can contain a value a billion times, and every command would walk them all. */
const MAX_REPEATED = 100_000;
/** Maximum number of keys to show of a place. */
const MAX_SHOWN = 6;

/** Thrown for a document that no command can traverse completely. */
export class BoundsError extends Error {
  override readonly name = "BoundsError";
  /** JSON pointer of the smallest part that causes the error. */
  readonly pointer: string;

  constructor(pointer: string, problem: string) {
    super(`${pointer} ${problem}`);
    this.pointer = pointer;
  }
}

/** Throws a `BoundsError` if a value is nested too deeply, contains itself, or has too many values through aliases. */
export function checkBounds(root: unknown): void {
  if (isContainer(root)) new BoundsCheck().measure(root);
}

/** Size of a value with everything below it, counted once for each alias. */
interface Size {
  readonly values: number;
  readonly repeated: number;
  readonly depth: number;
}

const LEAF: Size = { values: 1, repeated: 0, depth: 0 };

/** Recurses no deeper than the levels that a document may have. */
class BoundsCheck {
  /** Keys from the root to the value that is being measured. */
  readonly #keys: string[] = [];
  /** `undefined` while a value is being measured. */
  readonly #sizes = new Map<object, Size | undefined>();

  measure(value: object): Size {
    if (this.#keys.length >= MAX_DEPTH) this.#failAsDeep();
    this.#sizes.set(value, undefined);
    let size: Size = { values: 1, repeated: 0, depth: 1 };
    for (const [key, part] of Object.entries(value)) {
      size = add(size, this.#sizeOf(key, part));
      if (size.repeated > MAX_REPEATED)
        this.#fail(`contains more than ${MAX_REPEATED} values through aliases (*name)`);
      if (this.#keys.length + size.depth > MAX_DEPTH) this.#failAsDeep();
    }
    this.#sizes.set(value, size);
    return size;
  }

  #sizeOf(key: string, part: unknown): Size {
    if (!isContainer(part)) return LEAF;
    if (this.#sizes.has(part)) {
      const known = this.#sizes.get(part);
      if (known === undefined) this.#fail(`has an alias at "${key}" that leads back to it`);
      return { ...known, repeated: known.values };
    }
    this.#keys.push(key);
    const size = this.measure(part);
    this.#keys.pop();
    return size;
  }

  #failAsDeep(): never {
    this.#fail(`is nested more than ${MAX_DEPTH} levels deep`);
  }

  #fail(problem: string): never {
    const keys = this.#keys.slice(0, MAX_SHOWN).map((key) => `/${escapeKey(key)}`);
    const rest = this.#keys.length > MAX_SHOWN ? "/…" : "";
    throw new BoundsError(`#${keys.join("") || "/"}${rest}`, problem);
  }
}

function add(size: Size, { values, repeated, depth }: Size): Size {
  return {
    values: size.values + values,
    repeated: size.repeated + repeated,
    depth: Math.max(size.depth, depth + 1),
  };
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
