import { createInterface } from "node:readline";
import { answerKey, type Answers, type Question, type QuestionKind } from "./findings.ts";

/** What a group of questions is about, for one place or several. */
const GROUPS: Readonly<Record<QuestionKind, string>> = {
  conflict: "places where upstream has a rule that cannot be imported",
  "no-error-response": "documents without error responses",
  "no-success-status": "operations without a success",
  "not-expressible": "operations that cannot be expressed",
  "nothing-declared": "values about which upstream declares nothing",
  "object-in-query": "objects in a query",
  "retry-delete": "operations that delete or end something",
  "retry-dial": "operations that seem to place a call or to send a message",
  "retry-spend": "operations that seem to spend money",
  "several-media-types": "bodies with several media types",
  "untagged-union": "unions whose kinds no property tells apart",
};

/** Asks a line in the terminal and returns what was typed. */
export type Ask = (text: string) => Promise<string>;

/** Asks the questions in groups, and each one where wanted. Returns the answers; a question without one stays open. */
export async function reviewQuestions(
  questions: readonly Question[],
  ask: Ask,
  describe: (at: string) => string | undefined,
): Promise<Answers> {
  const answers = new Map<string, string>();
  const groups = Map.groupBy(questions, ({ kind, choices }) => `${kind} ${choices.join("/")}`);
  let number = 0;
  for (const group of groups.values()) {
    number += 1;
    const [first] = group;
    if (first === undefined) continue;
    const head = `\n[${number}/${groups.size}] ${group.length} ${GROUPS[first.kind]}. ${first.question}`;
    const reply = await choose(
      `${head}\n${list(first.choices)}   e) each   Enter) leave open`,
      first.choices,
      ["e"],
      ask,
    );
    if (reply === "e") await askEach(group, answers, ask, describe);
    else if (reply !== undefined) for (const question of group) answers.set(answerKey(question), reply);
  }
  return answers;
}

async function askEach(
  group: readonly Question[],
  answers: Map<string, string>,
  ask: Ask,
  describe: (at: string) => string | undefined,
): Promise<void> {
  for (const question of group) {
    const said = describe(question.at);
    const head = `\n${question.at}${said === undefined ? "" : `\n  upstream: ${said}`}`;
    const reply = await choose(
      `${head}\n${list(question.choices)}   Enter) leave open`,
      question.choices,
      [],
      ask,
    );
    if (reply !== undefined) answers.set(answerKey(question), reply);
  }
}

function list(choices: readonly string[]): string {
  return choices.map((choice, index) => `  ${index + 1}) ${choice}`).join("");
}

/** Asks until the reply is one of the choices, one of the other keys, or empty. */
async function choose(
  text: string,
  choices: readonly string[],
  others: readonly string[],
  ask: Ask,
): Promise<string | undefined> {
  for (let tries = 0; tries < 100; tries += 1) {
    const reply = (await ask(`${text}\n> `)).trim();
    if (reply === "") return undefined;
    const choice = choices[Number(reply) - 1] ?? others.find((key) => key === reply);
    if (choice !== undefined) return choice;
  }
  return undefined;
}

/** Asks in the terminal. At the end of the input every further question stays open. */
export function askInTerminal(): { readonly ask: Ask; readonly close: () => void } {
  const terminal = createInterface({ input: process.stdin });
  const lines = terminal[Symbol.asyncIterator]();
  return {
    ask: async (text) => {
      process.stdout.write(text);
      const { value, done } = await lines.next();
      return done === true ? "" : value;
    },
    close: () => terminal.close(),
  };
}
