import { textOf, type JsonObject } from "../../base/json/json-object.ts";
import type { Findings, QuestionKind } from "./findings.ts";
import type { UpstreamOperation } from "./name-operations.ts";
import { splitWords } from "./words.ts";

interface Risk {
  readonly kind: QuestionKind;
  readonly words: RegExp;
  readonly question: string;
}

const RISKS: readonly Risk[] = [
  {
    kind: "retry-dial",
    words:
      /^(?:calls?|dial|outbound|sms|messages?|send|chats?|campaigns?|batch|invite|notify|email|start|run|trigger)$/,
    question: "The operation seems to place a call or to send a message. May it be retried?",
  },
  {
    kind: "retry-spend",
    words:
      /^(?:buy|purchase|order|pay|payments?|billing|charge|top|credits?|numbers?|subscribe|subscriptions?|import|generate|clone|synthesize|tts|speech|train|training)$/,
    question: "The operation seems to spend money. May it be retried?",
  },
];
const DELETES = /^(?:delete|remove|destroy|purge|cancel|release|revoke|end|stop|terminate)$/;

/** Asks whether an operation may reach the server twice, where it looks as if that did harm. */
export function askForRetry(
  { method, path, operation, at, id }: UpstreamOperation,
  findings: Findings,
): JsonObject {
  if (method === "get" || method === "head") return {};
  const words = splitWords(
    [id, path.replaceAll(/\{[^}]*\}/g, ""), textOf(operation["operationId"]) ?? ""].join(" "),
  ).map((word) => word.toLowerCase());
  const risk =
    method === "post" ? RISKS.find((one) => words.some((word) => one.words.test(word))) : undefined;
  const isDelete = method === "delete" || words.some((word) => DELETES.test(word));
  if (risk === undefined && !isDelete) return {};
  const { answer, todo } = findings.ask({
    kind: risk?.kind ?? "retry-delete",
    at,
    question: risk?.question ?? "The operation deletes or ends something. May it be retried?",
    choices: ["never", "by its method"],
  });
  return {
    ...(answer === "never" && { "x-retry": "never" }),
    ...(todo !== undefined && { "x-todo": `${todo.question} (${todo.choices.join(" / ")})` }),
  };
}
