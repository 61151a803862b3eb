import { TimeLimitError, withTimeLimit } from "./time-limit.ts";

/** Far longer than a pattern takes that is of any use, and short enough to wait for. */
export const LIMIT_MS = 1000;
const MAX_SHOWN = 100;
/** Texts of this length are tested even so: there are not many ways to read them. */
const MAX_QUICK = 16;

/** A pattern takes so long on a text that it may never end. */
export class SlowPatternError extends Error {
  override readonly name = "SlowPatternError";

  constructor(pattern: string) {
    const shown = pattern.length > MAX_SHOWN ? `${pattern.slice(0, MAX_SHOWN)}…` : pattern;
    super(`the pattern ${shown} takes longer than ${LIMIT_MS} ms; avoid repetition within repetition`);
  }
}

/** Patterns that were too slow once. Many examples may have the same schema. */
const slow = new Set<string>();

/** A regular expression of a document that nobody has checked. It gives up after a second with a `SlowPatternError`. */
export class TimedPattern {
  readonly #expression: RegExp;

  constructor(pattern: string, flags: string) {
    this.#expression = new RegExp(pattern, flags);
  }

  test(text: string): boolean {
    const { source } = this.#expression;
    if (!mayBacktrack(source)) return this.#expression.test(text);
    if (slow.has(source) && text.length > MAX_QUICK) throw new SlowPatternError(source);
    try {
      return withTimeLimit(LIMIT_MS, () => this.#expression.test(text));
    } catch (error) {
      if (!(error instanceof TimeLimitError)) throw error;
      slow.add(source);
      throw new SlowPatternError(source);
    }
  }

  /** Ajv tells patterns apart by this. */
  toString(): string {
    return String(this.#expression);
  }
}

/** Returns whether a pattern can match a text in many ways: it has several quantifiers, or one on a group. */
export function mayBacktrack(pattern: string): boolean {
  const plain = pattern.replaceAll(/\\[pP]\{[^}]*\}|\\./gs, "x").replaceAll(/\[[^\]]*\]/g, "x");
  const repetitions = plain.match(/[*+]|\{\d+,\d*\}/g) ?? [];
  return repetitions.length > 1 || /\)(?:[*+]|\{)/.test(plain);
}
