import { isInvalidRequestError } from "@agent-apis/runtime";
import { describe, expect, test } from "vitest";
import type { OpenApiDocument } from "../../generator/document.ts";
import { listOperations, type Operation } from "../../generator/list-operations.ts";
import { parsePointer, valueAt } from "../../base/json/json-pointer.ts";
import type { CallResult } from "./call-operation.ts";
import { createJudge } from "./create-judge.ts";
import { findUnions, type UnionPlace } from "./find-unions.ts";
import { changeText, listRoundTripCalls, type RoundTripCall } from "./list-round-trip-calls.ts";

/** The function of the subpath `edit`, whatever the operation. */
export type ToInput = (call: string, received: unknown, missing: object | undefined) => object;

/**
 * Tests that what was read can be written back: every example is accepted by the schema of the request and by the mock, unless
 * it lacks what the request requires, which `toInput` then names, or is of a kind that the spec does not know.
 */
export function describeRoundTrips(
  document: OpenApiDocument,
  toInput: ToInput,
  send: (operation: Operation, body: object) => Promise<CallResult>,
): void {
  const schemas = createJudge(document);
  const trips = listRoundTripCalls(document);
  const sent = new Set<string>();
  const sentKinds = new Set<string>();
  const kindsOf = ({ schema, received }: RoundTripCall): UnionPlace[] =>
    findUnions(document, schema, received).filter(({ keys }) => keys.length === 0);
  const nameKind = ({ call }: RoundTripCall, kind: unknown): string => `${call} ${String(kind)}`;

  async function tryTrip(trip: RoundTripCall): Promise<void> {
    const input = toInput(trip.call, trip.received, trip.missing);
    const unknown = findUnions(document, trip.schema, input).filter(({ chosen }) => chosen === undefined);
    for (const { keys } of unknown)
      expect(valueAt(input, keys)).toEqual({
        ...Object(valueAt(trip.received, keys)),
        ...(keys.length === 0 ? trip.missing : {}),
      });
    if (unknown.length > 0) return;
    const body = changeText(document, trip, input);
    expect(schemas.complain(trip.schema, body)).toEqual([]);
    expect(await send(trip.operation, body)).toMatchObject({ ok: true, complaint: "" });
    sent.add(`${trip.call} ${trip.source}`);
    for (const { chosen } of kindsOf(trip)) sentKinds.add(nameKind(trip, chosen?.kind));
  }

  /** The error names places at which the schema misses something, and the response has nothing there. */
  function expectMissing({ schema, received, missing }: RoundTripCall, error: unknown): void {
    expect(error).toSatisfy(isInvalidRequestError);
    const places = [...String(error).matchAll(/"(\/[^"]*)"/g)].map(([, place = ""]) => parsePointer(place));
    const complaints = schemas.complain(schema, { ...Object(received), ...missing }).join("\n");
    expect(places).not.toEqual([]);
    for (const place of places) {
      expect(valueAt(received, place) ?? undefined).toBeUndefined();
      expect(complaints).toContain(`must have required property '${place.at(-1)}'`);
    }
  }

  describe("what was read", () => {
    // A title of test.each would be cut short.
    for (const trip of trips)
      test(trip.title, async () => {
        const before = structuredClone(trip.received);
        try {
          await tryTrip(trip);
        } catch (error) {
          if (!isInvalidRequestError(error)) throw error;
          expectMissing(trip, error);
        }
        expect(trip.received).toStrictEqual(before);
      });

    test("was written back in every kind", () => {
      const kinds = trips.flatMap((trip) =>
        kindsOf(trip).flatMap(({ variants }) => variants.map(({ kind }) => nameKind(trip, kind))),
      );
      expect([...new Set(kinds)].filter((kind) => !sentKinds.has(kind))).toEqual([]);
    });

    test("was written back from each place that the spec names", () => {
      const places = listOperations(document).flatMap(({ method, path, roundTrip }) =>
        roundTrip.map((place) => `${method} ${path} ${place.replace(/#.*/, "")}`),
      );
      expect(sent).toEqual(new Set(places));
      // Read off the text, in case that the operations no longer have it.
      const written = JSON.stringify(document.paths).match(/"x-round-trip":/g) ?? [];
      expect(new Set(trips.map(({ call }) => call)).size).toBe(written.length);
    });
  });
}
