import type { UntypedInit } from "@agent-apis/runtime";
import { callerBody } from "../contract/caller-body.ts";
import type { OpenApiDocument, Parameter } from "../../generator/document.ts";
import { exampleCall } from "../../generator/example-call.ts";
import type { Operation } from "../../generator/list-operations.ts";
import type { AnyClient } from "./connect-client.ts";
import { evaluateExpression, type Exchange } from "./link-values.ts";

/** Outcome of one step. */
export interface TourStep {
  readonly operation: Operation;
  /** `undefined` when the call was not made. */
  readonly status: number | undefined;
  readonly ms: number;
  /** True if the response was a success according to the spec. */
  readonly ok: boolean;
  /** Why the call was not made, or what went wrong. */
  readonly note: string;
}

export interface TourOptions {
  readonly client: AnyClient;
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
  /**
   * Value of a required parameter that no earlier answer gave: against a mock the spec's example, against the real
   * service what the person has set. `undefined` leaves the step out.
   */
  readonly fallback: (parameter: Parameter) => unknown;
  /** Message when a parameter has no value. */
  readonly missing: (parameter: Parameter) => string;
}

/** Makes the calls one after the other; ids travel from an answer to later calls by the links of the spec. */
export async function* runTour({
  client,
  document,
  operations,
  fallback,
  missing,
}: TourOptions): AsyncGenerator<TourStep> {
  const handedOn = new Map<string, unknown>();
  for (const operation of operations) {
    const values = new Map(
      operation.parameters.filter(isRequired).map((parameter) => [parameter, valueOf(parameter)]),
    );
    const lacking = [...values].find(([, value]) => value === undefined)?.[0];
    if (lacking !== undefined) {
      yield { operation, status: undefined, ms: 0, ok: true, note: `not called: ${missing(lacking)}` };
      continue;
    }
    const body = callerBody(document, operation.body, exampleCall(operation, () => false).body);
    const started = performance.now();
    const outcome = await call(client, operation, toParams(values), body);
    yield { operation, ...outcome.step, ms: performance.now() - started };
    if (outcome.exchange !== undefined) handOn(operation, outcome.step.status, outcome.exchange);

    function valueOf(parameter: Parameter): unknown {
      return handedOn.get(`${operation.id} ${parameter.name}`) ?? fallback(parameter);
    }
  }

  /** The first value stays: what the tour itself created is not swapped for the first row of a list. */
  function handOn(operation: Operation, status: number | undefined, exchange: Exchange): void {
    const response = operation.responses.find(
      (declared) => declared.status === String(status) || declared.status === "2XX",
    );
    for (const link of response?.links ?? []) {
      for (const [name, expression] of Object.entries(link.parameters)) {
        const key = `${link.operationId} ${name}`;
        const value = evaluateExpression(expression, exchange);
        if (value !== undefined && !handedOn.has(key)) handedOn.set(key, value);
      }
    }
  }
}

type Params = Readonly<Record<"path" | "query" | "header", Record<string, unknown>>>;

interface Outcome {
  readonly step: Pick<TourStep, "status" | "ok" | "note">;
  readonly exchange: Exchange | undefined;
}

async function call(
  client: AnyClient,
  operation: Operation,
  params: Params,
  body: unknown,
): Promise<Outcome> {
  const init: UntypedInit = { params: textOnly(params), ...(body === undefined ? {} : { body }) };
  try {
    const result = await client.request(operation.method, operation.path, init);
    const note = result.ok ? "" : JSON.stringify(result.error).slice(0, 200);
    const exchange = { request: { ...params, body }, responseBody: result.ok ? result.data : undefined };
    return { step: { status: result.status, ok: result.ok, note }, exchange };
  } catch (error) {
    const note = error instanceof Error ? error.message : String(error);
    return { step: { status: undefined, ok: false, note }, exchange: undefined };
  }
}

function isRequired(parameter: Parameter): boolean {
  return parameter.required === true;
}

function toParams(values: ReadonlyMap<Parameter, unknown>): Params {
  const params: Params = { path: {}, query: {}, header: {} };
  for (const [parameter, value] of values)
    if (parameter.in !== "cookie") params[parameter.in][parameter.name] = value;
  return params;
}

/** Paths and headers carry text; what a spec's example or an answer has there is text or a number. */
function textOnly({ path, query, header }: Params): NonNullable<UntypedInit["params"]> {
  const texts = (values: Record<string, unknown>): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  return { path: texts(path), query, header: texts(header) };
}
