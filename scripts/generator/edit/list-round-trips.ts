import { parsePointer } from "../../base/json/json-pointer.ts";
import { bodyTypeName, responseTypeName } from "../declare-types.ts";
import type { Schema } from "../document.ts";
import { isJson } from "../media-type.ts";
import type { Operation, OperationResponse } from "../list-operations.ts";

/** A body that can be built from the responses of other operations. */
export interface RoundTrip {
  readonly operation: Operation;
  /** The operation's method and path. */
  readonly call: string;
  /** Schema of the body. */
  readonly schema: Schema;
  /** Name of its type. */
  readonly input: string;
  readonly sources: readonly RoundTripSource[];
}

/** A place in a response. */
export interface RoundTripSource {
  readonly operation: Operation;
  readonly response: OperationResponse;
  /** Name of the type of the whole response. */
  readonly type: string;
  /** The keys that lead to the place; a number matches every item of a list. */
  readonly keys: readonly string[];
}

/** Lists the operations with `x-round-trip` and the reads that they name. */
export function listRoundTrips(operations: readonly Operation[]): RoundTrip[] {
  return operations.flatMap((operation) => {
    const { body, method, path, roundTrip } = operation;
    if (body === undefined || roundTrip.length === 0) return [];
    return [
      {
        operation,
        call: `${method} ${path}`,
        schema: body.schema,
        input: bodyTypeName(operation),
        sources: roundTrip.flatMap((place) => listSources(place, operations)),
      },
    ];
  });
}

/** `getAgent`, or `listAgents#/agents/0`. */
export function splitPlace(place: string): { readonly id: string; readonly pointer: string } {
  const [id = "", pointer = ""] = place.split(/#(.*)/, 2);
  return { id, pointer };
}

function listSources(place: string, operations: readonly Operation[]): RoundTripSource[] {
  const { id, pointer } = splitPlace(place);
  const keys = parsePointer(pointer);
  return operations
    .filter((operation) => operation.id === id)
    .flatMap((operation) =>
      operation.responses.flatMap((response) => {
        const { status, schema, mediaType = "" } = response;
        if (!status.startsWith("2") || schema === undefined || !isJson(mediaType)) return [];
        return [{ operation, response, type: responseTypeName(operation, status, schema), keys }];
      }),
    );
}
