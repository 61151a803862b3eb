import type { Redactor } from "./redact.js";

const TEXTS = ["name", "message", "code", "syscall", "stack"];
/** The path and query of an address, but not of a line in a stack. */
const AFTER_ORIGIN = /(https?:\/\/[^\s/]+\/)(?!\S*:\d+\)?$)\S+/gim;
/** Maximum number of errors copied. */
const MOST_COPIED = 20;

/**
 * Copies the texts of a thrown value and of its causes. Libraries also put the request on their errors, and with it the
 * credential in forms that no search finds, so only texts are kept. Never throws. Returns `undefined` for a value
 * without texts.
 */
export function copyError(thrown: unknown, redact: Redactor, seen: Set<unknown> = new Set()): unknown {
  const shorten = (text: string): string => redact(text.replace(AFTER_ORIGIN, "$1"));
  if (typeof thrown === "string") return shorten(thrown);
  if (seen.size === MOST_COPIED || seen.has(thrown)) return undefined;
  seen.add(thrown);
  const cause = copyError(read(thrown, "cause"), redact, seen);
  const copy = new Error("", cause === undefined ? {} : { cause });
  let isEmpty = true;
  for (const name of TEXTS) {
    const value = read(thrown, name);
    if (typeof value === "string" || typeof value === "number") {
      const text = shorten(String(value));
      Reflect.set(copy, name, text === String(value) ? value : text);
      isEmpty = false;
    } else if (name === "stack") copy.stack = String(copy);
  }
  const list = read(thrown, "errors");
  const errors = TEXTS.map((_name, index) => copyError(read(list, index), redact, seen)).filter(Boolean);
  if (errors.length > 0) Object.assign(copy, { errors });
  return isEmpty ? undefined : copy;
}

/** Reads a property. Getters and proxies can throw. */
function read(value: unknown, key: PropertyKey): unknown {
  try {
    const found: unknown = Reflect.get(Object(value), key);
    return found;
  } catch {
    return undefined;
  }
}
