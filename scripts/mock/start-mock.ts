import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import type { OpenApiDocument } from "../generator/document.ts";

// Prism brings a way to write the stacks of errors that knows nothing of the maps of whoever runs this: a test that
// fails would point at a wrong line.
const { prepareStackTrace } = Error;
const { createServer } = await import("@stoplight/prism-http-server");
Error.prepareStackTrace = prepareStackTrace;

/** A server that answers as a spec says, with the spec's own examples. */
export interface Mock {
  /** Where it listens, without a slash at the end: `http://127.0.0.1:40123`. */
  readonly baseUrl: string;
  /** Ends it and every connection that is open to it. */
  close(): Promise<void>;
}

/** What OpenAPI 3.1 means when a document does not say. Prism would take draft 7, which skips the newer keywords. */
const JSON_SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema";

/**
 * Starts a mock of the API that the document describes, on a free port of this machine only. It refuses a request that
 * the spec does not allow, and answers 500 where an example of the spec does not fit its own schema.
 */
export async function startMock(document: OpenApiDocument): Promise<Mock> {
  // A copy, because Prism replaces the references in what it is given.
  const copy = structuredClone({ jsonSchemaDialect: JSON_SCHEMA_DIALECT, ...document });
  const server = createServer(await getHttpOperationsFromSpec(copy), {
    components: { logger: createLogger("mock", { level: "silent" }) },
    cors: false,
    config: {
      isProxy: false,
      upstreamProxy: undefined,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: true,
      mock: { dynamic: false },
    },
  });
  const baseUrl = await server.listen(0, "127.0.0.1");
  return { baseUrl, close: () => server.close() };
}
