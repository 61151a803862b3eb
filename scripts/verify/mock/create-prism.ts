import type { IncomingMessage } from "node:http";
import { createLogger } from "@stoplight/prism-core";
import { createInstance, ProblemJsonError } from "@stoplight/prism-http";
import type { PrismOperation } from "./list-prism-operations.ts";
import { type MockAnswer, problemAnswer, specAnswer } from "./mock-answer.ts";
import { readRequest } from "./read-request.ts";

/** Judges a request and answers it with an example of the spec. */
export type AskPrism = (request: IncomingMessage) => Promise<MockAnswer>;

const CONFIG = {
  isProxy: false,
  upstreamProxy: undefined,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: true,
  mock: { dynamic: false },
} as const;

/** Prism without its own server, which gives no answer at all when something is thrown in it. */
export function createPrism(operations: PrismOperation[]): AskPrism {
  const prism = createInstance(CONFIG, { logger: createLogger("mock", { level: "silent" }) });
  return async (incoming) => {
    const request = await readRequest(incoming);
    // Anew for each request, because Prism notes in it what the request accepts.
    const mock = { ...CONFIG.mock, ...readPreference(request.headers?.["prefer"]) };
    const outcome = await prism.request(request, operations, { ...CONFIG, mock })();
    if ("left" in outcome) return refusal(outcome.left);
    const { output, validations } = outcome.right;
    return validations.output.length === 0
      ? specAnswer(
          output,
          // A deprecated parameter is no mistake of the caller.
          validations.input.filter(({ code }) => code !== "deprecated"),
        )
      : problemAnswer(500, "the spec's own answer does not fit the spec", {
          validation: validations.output,
        });
  };
}

/** Which answer is asked for: `Prefer: code=404, example=gone`. */
function readPreference(prefer = ""): { code?: number; exampleKey?: string } {
  const [, code] = /\bcode=(\d{3})/.exec(prefer) ?? [];
  const [, example] = /\bexample=([^\s,]+)/.exec(prefer) ?? [];
  return {
    ...(code === undefined ? {} : { code: Number(code) }),
    ...(example === undefined ? {} : { exampleKey: example }),
  };
}

function refusal(error: Error): MockAnswer {
  // An error that is not of Prism's making is a failure of the mock itself.
  if (!(error instanceof ProblemJsonError)) throw error;
  const { name, status, message, detail, additional } = error;
  return problemAnswer(status, message, { type: name, detail, ...additional });
}
