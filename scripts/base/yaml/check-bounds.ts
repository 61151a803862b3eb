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
  if (isContainer(root)) new BoundsCheck().check(root);
}

/** Size of a value with everything below it, counted once for each alias. */
interface Size {
  readonly values: number;
  readonly repeated: number;
  readonly depth: number;
}

const LEAF: Size = { values: 1, repeated: 0, depth: 0 };

class Frame {
  readonly key: string;
  readonly value: object;
  readonly entries: Iterator<[string, unknown]>;
  size: Size = { values: 1, repeated: 0, depth: 1 };

  constructor(key: string, value: object) {
    this.key = key;
    this.value = value;
    this.entries = Object.entries(value)[Symbol.iterator]();
  }
}

/** Keeps its own stack, because the JavaScript stack is too small. */
class BoundsCheck {
  readonly #frames: Frame[] = [];
  /** `undefined` while a value is being measured. */
  readonly #sizes = new Map<object, Size | undefined>();

  check(root: object): void {
    this.#enter("", root);
    for (let frame = this.#frames.at(-1); frame !== undefined; frame = this.#frames.at(-1)) {
      const next = frame.entries.next();
      if (next.done === true) this.#leave(frame);
      else this.#visit(frame, ...next.value);
    }
  }

  #enter(key: string, value: object): void {
    this.#sizes.set(value, undefined);
    this.#frames.push(new Frame(key, value));
    if (this.#frames.length > MAX_DEPTH) this.#failAsDeep();
  }

  #visit(frame: Frame, key: string, value: unknown): void {
    if (!isContainer(value)) return this.#add(frame, LEAF);
    if (!this.#sizes.has(value)) return this.#enter(key, value);
    const size = this.#sizes.get(value);
    if (size === undefined) this.#fail(`has an alias at "${key}" that leads back to it`);
    this.#add(frame, { ...size, repeated: size.values });
  }

  #leave({ value, size }: Frame): void {
    this.#frames.pop();
    this.#sizes.set(value, size);
    const parent = this.#frames.at(-1);
    if (parent !== undefined) this.#add(parent, size);
  }

  #add(frame: Frame, { values, repeated, depth }: Size): void {
    const { size } = frame;
    frame.size = {
      values: size.values + values,
      repeated: size.repeated + repeated,
      depth: Math.max(size.depth, depth + 1),
    };
    if (frame.size.repeated > MAX_REPEATED)
      this.#fail(`contains more than ${MAX_REPEATED} values through aliases (*name)`);
    if (this.#frames.length - 1 + frame.size.depth > MAX_DEPTH) this.#failAsDeep();
  }

  #failAsDeep(): never {
    this.#fail(`is nested more than ${MAX_DEPTH} levels deep`);
  }

  #fail(problem: string): never {
    const keys = this.#frames.slice(1, MAX_SHOWN + 1).map(({ key }) => `/${escapeKey(key)}`);
    const rest = this.#frames.length > MAX_SHOWN + 1 ? "/…" : "";
    throw new BoundsError(`#${keys.join("") || "/"}${rest}`, problem);
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
