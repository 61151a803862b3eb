import { type ChangeClass, highestClass } from "./change-class.ts";

/** One thing that changed for the users of a package, in words. */
export interface Reason {
  /** The comparison that found it. */
  readonly verdict: Verdict;
  readonly class: ChangeClass;
  /** A clause without a full stop, in Markdown: "`POST /tickets`: `subject` is now required". */
  readonly text: string;
  /** JSON pointer into the new document, or into the old one for what is gone. */
  readonly pointer: string;
  /** The operations that it is about, such as `POST /tickets`. */
  readonly operations: readonly string[];
}

/**
 * `spec` compares the documents, `types` what the compiler makes of the code; `code` is what else changed in what an
 * application installs.
 */
export type Verdict = "spec" | "types" | "code";

/** The class of a list of reasons. */
export function classOf(reasons: readonly Reason[]): ChangeClass {
  return highestClass(reasons.map((reason) => reason.class));
}

/** `A`, `A and B`, `A, B and C`, and a number for all beyond `most`. */
export function joinWords(words: readonly string[], most = 3, last: "and" | "or" = "and"): string {
  const shown =
    words.length > most ? [...words.slice(0, most - 1), `${words.length - most + 1} more`] : words;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} ${last} ${shown.at(-1) ?? ""}`;
}

/** Names and values stand in back quotes. */
export function quote(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}
