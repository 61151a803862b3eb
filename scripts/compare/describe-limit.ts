interface Limit {
  /** `1`: a higher value allows less; `-1`: a higher one allows more; `0`: any other value may allow less. */
  readonly sign: -1 | 0 | 1;
  readonly words: string;
  readonly unit?: readonly [one: string, several: string];
}

const CHARACTERS = ["character", "characters"] as const;
const ITEMS = ["item", "items"] as const;
const PROPERTIES = ["property", "properties"] as const;

const LIMITS: Readonly<Record<string, Limit>> = {
  minLength: { sign: 1, words: "at least", unit: CHARACTERS },
  maxLength: { sign: -1, words: "at most", unit: CHARACTERS },
  minItems: { sign: 1, words: "at least", unit: ITEMS },
  maxItems: { sign: -1, words: "at most", unit: ITEMS },
  minProperties: { sign: 1, words: "at least", unit: PROPERTIES },
  maxProperties: { sign: -1, words: "at most", unit: PROPERTIES },
  minimum: { sign: 1, words: "at least" },
  maximum: { sign: -1, words: "at most" },
  exclusiveMinimum: { sign: 1, words: "more than" },
  exclusiveMaximum: { sign: -1, words: "less than" },
  multipleOf: { sign: 0, words: "multiples of" },
  pattern: { sign: 0, words: "text that matches" },
  uniqueItems: { sign: 0, words: "lists without duplicates" },
  contentEncoding: { sign: 0, words: "the encoding" },
  contentMediaType: { sign: 0, words: "the media type" },
};

export interface LimitChange {
  /** The rest of a sentence that starts with the value. */
  readonly clause: string;
  /** Every value that was allowed still is. */
  readonly isLooser: boolean;
}

/** Describes how a keyword limits other values than before; `undefined` for a keyword that limits none. */
export function describeLimit(
  keyword: string,
  before: unknown,
  after: unknown,
  write: (value: unknown) => string,
): LimitChange | undefined {
  const limit = LIMITS[keyword];
  if (limit === undefined) return undefined;
  if (after === undefined || after === false)
    return { clause: `is no longer limited to ${say(limit, before, write)}`, isLooser: true };
  const was = before === undefined || before === false ? "" : ` instead of ${write(before)}`;
  return {
    clause: `is now limited to ${say(limit, after, write)}${was}`,
    isLooser: typeof before === "number" && typeof after === "number" && (after - before) * limit.sign < 0,
  };
}

function say({ words, unit }: Limit, value: unknown, write: (value: unknown) => string): string {
  return [
    words,
    ...(value === true ? [] : [write(value)]),
    ...(unit === undefined ? [] : [value === 1 ? unit[0] : unit[1]]),
  ].join(" ");
}
