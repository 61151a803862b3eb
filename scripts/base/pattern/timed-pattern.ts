import { TimeLimitError, withTimeLimit } from "./time-limit.ts";

/** Much longer than any useful pattern takes, and short enough to wait for. */
export const LIMIT_MS = 1000;
const MAX_SHOWN = 100;
/** Texts up to this length are always tested: they can only be matched in a few ways. */
const MAX_QUICK = 16;

/** Thrown when matching a text with a pattern takes so long that it may never end. */
export class SlowPatternError extends Error {
  override readonly name = "SlowPatternError";

  constructor(pattern: string) {
    const shown = pattern.length > MAX_SHOWN ? `${pattern.slice(0, MAX_SHOWN)}…` : pattern;
    super(`the pattern ${shown} takes longer than ${LIMIT_MS} ms; avoid a quantifier within another one`);
  }
}

/** Patterns that have timed out. Many examples can have the same schema. */
const slow = new Set<string>();

/** A regular expression from an unchecked document. It throws a `SlowPatternError` after a second. */
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

  /** Ajv identifies patterns by this. */
  toString(): string {
    return String(this.#expression);
  }
}

/** Returns true if a pattern can match a text in many ways: it has several quantifiers, or one on a group. */
export function mayBacktrack(pattern: string): boolean {
  const plain = pattern.replaceAll(/\\[pP]\{[^}]*\}|\\./gs, "x").replaceAll(/\[[^\]]*\]/g, "x");
  const quantifiers = plain.match(/[*+]|\{\d+,\d*\}/g) ?? [];
  return quantifiers.length > 1 || /\)(?:[*+]|\{)/.test(plain);
}
