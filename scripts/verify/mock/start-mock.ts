import type { IncomingMessage, ServerResponse } from "node:http";
import { type LocalServer, startServer } from "../../base/http/start-server.ts";
import type { OpenApiDocument } from "../../generator/document.ts";
import { type AskPrism, createPrism } from "./create-prism.ts";
import { hideReferences } from "./hide-references.ts";
import { keepJudged } from "./keep-judged.ts";
import { listPrismOperations } from "./list-prism-operations.ts";
import { type MockAnswer, problemAnswer } from "./mock-answer.ts";

/** The default dialect of OpenAPI 3.1. Prism would take draft 7, which skips the newer keywords. */
const JSON_SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema";

/**
 * Starts a mock of the API that the document describes, on a free port of this machine only. It refuses a request that
 * the spec does not allow, and answers 500 where an example of the spec does not fit its own schema.
 */
export function startMock(document: OpenApiDocument): Promise<LocalServer> {
  const withDialect = { jsonSchemaDialect: JSON_SCHEMA_DIALECT, ...document };
  const operations = listPrismOperations(Object(hideReferences(withDialect)));
  const ask = createPrism(operations.map((operation) => keepJudged(operation)));
  return startServer((request, response) => void respond(ask, request, response));
}

/** Whatever goes wrong is an answer at once: a caller without one would wait until its time is over. */
function respond(ask: AskPrism, request: IncomingMessage, response: ServerResponse): Promise<void> {
  return ask(request)
    .then((answer) => send(response, answer))
    .catch((error: unknown) => send(response, problemAnswer(500, `the mock failed: ${String(error)}`)));
}

function send(response: ServerResponse, { status, headers, body }: MockAnswer): void {
  response.writeHead(status, headers).end(body);
}
