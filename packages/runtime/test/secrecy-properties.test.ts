import { inspect } from "node:util";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Hooks, unwrap } from "../src/index.js";
import { createExampleClient } from "./example-client.js";
import { ENCODINGS } from "./properties/echo-forms.js";
import { thrownGraph } from "./properties/thrown-graph.js";

const SEED = 1_112;
const GRAPHS = 5_000;
const ECHOES = 600;
const LONGEST_MS = 60_000;

// With characters that every encoding writes in its own way.
const SECRET = 'pit-4f1c/9e7d+<secret>&"=~=';
/** Pieces that are left of it in its encodings, where one is seen for the other letters around it. */
const TRACES = [
  "4f1c/9e7d",
  "4f1c%2f9e7d",
  "9e7d%2b",
  "4f1c%252f9e7d",
  ...[0, 1, 2].map((shift) => btoa(" ".repeat(shift) + SECRET).slice(4, 20)),
].map((trace) => trace.toLowerCase());

/** All that a log could show of a value. */
function textOf(value: unknown): string {
  const shown = inspect(value, { depth: Infinity, showHidden: true, maxStringLength: Infinity });
  return [
    shown,
    String(value),
    tryTo(() => JSON.stringify(value)),
    tryTo(() => inspect(structuredClone(value))),
  ].join();
}

function tryTo(write: () => string | undefined): string {
  try {
    return write() ?? "";
  } catch {
    return "";
  }
}

function expectNoSecret(value: unknown): void {
  const text = decodeAll(textOf(value)).toLowerCase();
  for (const trace of TRACES) expect(text).not.toContain(trace);
}

/** Undoes escapes that `inspect` and JSON put on top, and every encoding of a single character. */
function decodeAll(text: string): string {
  return text
    .replaceAll("\\", "")
    .replace(/(?:u00|%(?:25)*|&#x)([\da-f]{2});?/gi, (_all, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    )
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
}

function listen(): Hooks & { told: unknown[] } {
  const told: unknown[] = [];
  const keep = (event: unknown): unknown => told.push(event);
  return { told, onRequest: keep, onResponse: keep, onRetry: keep, onError: keep };
}

describe("Credentials", () => {
  test(
    `are in nothing that comes of a fetch that throws them, in ${GRAPHS} random graphs`,
    async () => {
      let withCause = 0;
      await fc.assert(
        fc.asyncProperty(thrownGraph, async (plant) => {
          const { told, ...hooks } = listen();
          const fetch = (): Promise<Response> => Promise.reject(plant(SECRET));
          const client = createExampleClient({ token: SECRET, fetch, retries: 1, retryDelayMs: 0, ...hooks });
          const error: unknown = await client.GET("/agents").catch((thrown: unknown) => thrown);
          expect(error).toMatchObject({ name: "ConnectionError", sent: "maybe" });
          if (Object(error).cause !== undefined) withCause += 1;
          expect(told).toHaveLength(4);
          expectNoSecret([error, told]);
        }),
        { numRuns: GRAPHS, seed: SEED },
      );
      // It would also hold if no error kept its cause.
      expect(withCause).toBeGreaterThan(GRAPHS / 2);
    },
    LONGEST_MS,
  );

  test.each(ENCODINGS)(
    "are in no error when the server sends them back: %s",
    async (_title, encode) => {
      const surrounding = fc.stringMatching(/^[ a-z.,:;=()-]{0,12}$/);
      await fc.assert(
        fc.asyncProperty(
          surrounding,
          surrounding,
          fc.constantFrom("application/json", "text/plain", "text/html"),
          fc.constantFrom(200, 400, 401, 500),
          async (before, behind, type, status) => {
            const { told, ...hooks } = listen();
            const text = `${before}${before && " "}${encode(SECRET)}${behind && " "}${behind}`;
            const body = type === "application/json" ? JSON.stringify({ message: text, a: [text] }) : text;
            const headers = { "content-type": type, "x-echo": text, "x-trace-id": text };
            const fetch = async (): Promise<Response> =>
              new Response(body + (status === 200 ? "<" : ""), { status, headers });
            const client = createExampleClient({ token: SECRET, fetch, retries: 0, ...hooks });
            const result: unknown = await client.GET("/agents").catch((thrown: unknown) => thrown);
            const error: unknown = await unwrap(client.GET("/agents")).catch((thrown: unknown) => thrown);
            expect(error).toMatchObject({ name: status === 200 ? "UnreadableResponseError" : "ApiError" });
            expect(textOf(error)).toContain("[redacted]");
            expectNoSecret([result, error, told]);
          },
        ),
        { numRuns: ECHOES / ENCODINGS.length, seed: SEED },
      );
    },
    LONGEST_MS,
  );
});
