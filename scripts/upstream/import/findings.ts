import type { JsonObject } from "../../base/json/json-object.ts";

/** A question that a person must answer, at one place of the upstream document. */
export interface Question {
  readonly kind: QuestionKind;
  /** JSON pointer into the upstream document. */
  readonly at: string;
  readonly question: string;
  /** The first is the safe one, which a draft follows. */
  readonly choices: readonly [string, ...string[]];
}

export type QuestionKind =
  | "conflict"
  | "no-error-response"
  | "no-success-status"
  | "not-expressible"
  | "nothing-declared"
  | "object-in-query"
  | "retry-delete"
  | "retry-dial"
  | "retry-spend"
  | "several-media-types"
  | "untagged-union";

/** Answers of a person, by `kind` and place. */
export type Answers = ReadonlyMap<string, string>;

export function answerKey({ kind, at }: { readonly kind: string; readonly at: string }): string {
  return `${kind} ${at}`;
}

export function readAnswerKey(key: string): { readonly kind: string; readonly at: string } {
  const [kind = "", ...at] = key.split(" ");
  return { kind, at: at.join(" ") };
}

/** Collects what an import decided by rule, and what it could not decide. */
export class Findings {
  readonly #answers: Answers;
  readonly #questions = new Map<string, Question>();
  readonly #decisions = new Map<string, Set<string>>();

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  /** Returns the answer, or the first choice of a question without one. */
  ask(question: Question): { readonly answer: string; readonly todo: Question | undefined } {
    const answer = this.#answers.get(answerKey(question));
    if (answer !== undefined && question.choices.includes(answer)) return { answer, todo: undefined };
    this.#questions.set(answerKey(question), question);
    return { answer: question.choices[0], todo: question };
  }

  /** Records a decision of a rule at a place. */
  decide(rule: string, at: string): void {
    const places = this.#decisions.get(rule) ?? new Set();
    this.#decisions.set(rule, places.add(at));
  }

  get questions(): readonly Question[] {
    return [...this.#questions.values()];
  }

  get decisions(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.#decisions].map(([rule, places]) => [rule, [...places]]));
  }
}

/** A copy of a part of the spec with an open question. */
export function withTodo(value: JsonObject, todo: Question | undefined): JsonObject {
  return todo === undefined
    ? value
    : { ...value, "x-todo": `${todo.question} (${todo.choices.join(" / ")})` };
}
