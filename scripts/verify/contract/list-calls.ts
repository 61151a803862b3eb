import type { OpenApiDocument, Parameter } from "../../generator/document.ts";
import type { NamedExample, Operation, OperationResponse } from "../../generator/list-operations.ts";
import { bodyKind } from "../mock/body-kind.ts";
import { callerBody } from "./caller-body.ts";
import type { AnswerCall, CallParameters, ContractCall } from "./contract-call.ts";
import { resolveSchema } from "../../generator/resolve-schema.ts";
import { showBytes } from "./read-body.ts";
import { wireParameters } from "./wire-operation.ts";

/** Every character that has a meaning in a URL, one outside ASCII, and text that looks encoded already. */
const RESERVED = "a b/c?d#e&f=g+h,i;j:k@l%2Fmé|[]'()*!$";

/** Calls that the spec allows: every example of the body, every parameter, every value of a client option. */
export function listSendingCalls(document: OpenApiDocument, operation: Operation): ContractCall[] {
  const plain = plainCall(document, operation);
  const parameters = listCallParameters(document, operation);
  const calls: ContractCall[] = [];
  const add = (title: string, change: Partial<ContractCall>): void => {
    calls.push({ ...plain, title, ...change });
  };
  const fill = (valueOf: (parameter: Parameter) => unknown): Partial<ContractCall> => ({
    params: fillParameters(parameters, valueOf),
  });
  const takesText = (parameter: Parameter): boolean => takesAnyText(document, parameter);
  for (const body of listBodies(operation))
    add(`sends ${body?.name ?? "only what is required"} as the spec says`, {
      body: callerBody(document, operation.body, body?.value),
    });
  for (const variant of listVariants(parameters))
    add(
      `sends every parameter as the spec says (${variant + 1})`,
      fill((parameter) => exampleOf(parameter, variant)),
    );
  if (parameters.some(takesText))
    add(
      "sends text with reserved characters as the spec says",
      fill((parameter) => (takesText(parameter) ? RESERVED : exampleOf(parameter, 0))),
    );
  if (parameters.some((parameter) => takesDate(document, parameter)))
    add(
      "sends dates in the form that the spec says",
      fill((parameter) => dateOf(document, parameter)),
    );
  for (const [option, value] of listOptionValues(document, operation))
    add(`sends ${option} ${JSON.stringify(value)} when the call says so`, { options: { [option]: value } });
  return calls;
}

/** Calls that ask for each documented answer in turn. */
export function listAnswerCalls(document: OpenApiDocument, operation: Operation): AnswerCall[] {
  return operation.responses.flatMap((response) => {
    const status = concreteStatus(operation, response);
    const examples: readonly (NamedExample | undefined)[] =
      response.examples.length > 0 ? response.examples : [undefined];
    return examples.map((example) => ({
      ...plainCall(document, operation),
      title: `gives answer ${response.status}${example === undefined ? "" : ` ${example.name}`}`,
      prefer: `code=${status}${example === undefined ? "" : `, example=${example.name}`}`,
      answer: { ok: isSuccess(response), status, body: expectAnswer(response, example) },
    }));
  });
}

/** The smallest call that the spec allows. */
export function plainCall(document: OpenApiDocument, operation: Operation): ContractCall {
  const required = listCallParameters(document, operation).filter((parameter) => parameter.required);
  return {
    title: "",
    params: fillParameters(required, (parameter) => exampleOf(parameter, 0)),
    body: callerBody(document, operation.body, operation.body?.examples[0]?.value),
    options: {},
    prefer: undefined,
  };
}

/** Statuses that the mock can respond with when it accepts a request. */
export function listSuccessStatuses(operation: Operation): number[] {
  return operation.responses
    .filter((response) => isSuccess(response))
    .map((response) => concreteStatus(operation, response));
}

function isSuccess({ status }: OperationResponse): boolean {
  return status.startsWith("2");
}

/** The result that the caller must get; bytes and streams as `callOperation` shows them. */
function expectAnswer({ status, mediaType = "" }: OperationResponse, example?: NamedExample): unknown {
  const value = example?.value;
  if (!status.startsWith("2") || typeof value !== "string") return value;
  if (mediaType.startsWith("text/event-stream")) return { stream: value };
  return bodyKind(mediaType) === "bytes" ? { type: mediaType, bytes: showBytes(Buffer.from(value)) } : value;
}

function listBodies({ body }: Operation): readonly (NamedExample | undefined)[] {
  if (body === undefined) return [undefined];
  return body.required ? body.examples : [...body.examples, undefined];
}

/** Parameters that a call takes by their own name. */
function listCallParameters(document: OpenApiDocument, operation: Operation): Parameter[] {
  return wireParameters(document, operation).filter(
    (parameter) => parameter["x-client-option"] === undefined,
  );
}

/** One call for each example of the parameter that has the most; empty without optional parameters. */
function listVariants(parameters: readonly Parameter[]): number[] {
  if (parameters.every((parameter) => parameter.required)) return [];
  const count = Math.max(...parameters.map(({ examples = {} }) => Object.keys(examples).length), 1);
  return Array.from({ length: count }, (_, index) => index);
}

function fillParameters(
  parameters: readonly Parameter[],
  valueOf: (parameter: Parameter) => unknown,
): CallParameters {
  const group = (place: Parameter["in"]): Record<string, unknown> =>
    Object.fromEntries(
      parameters
        .filter(({ in: own }) => own === place)
        .map((parameter) => [parameter.name, valueOf(parameter)]),
    );
  return { path: group("path"), query: group("query"), header: group("header") };
}

function exampleOf({ name, example, examples = {} }: Parameter, variant: number): unknown {
  const values = Object.values(examples).map(({ value }) => value);
  const value = example ?? values[variant] ?? values[0];
  if (value === undefined) throw new Error(`the parameter ${name} has no example`);
  return value;
}

function takesAnyText(document: OpenApiDocument, parameter: Parameter): boolean {
  const { type, ...rules } = resolveSchema(document, parameter.schema);
  const isBound = Object.keys(rules).some((rule) => !["description", "default"].includes(rule));
  return (parameter.in === "path" || parameter.in === "query") && type === "string" && !isBound;
}

function takesDate(document: OpenApiDocument, parameter: Parameter): boolean {
  const { format = "" } = resolveSchema(document, parameter.schema);
  return parameter.in === "query" && ["date-time", "epoch-ms"].includes(format);
}

function dateOf(document: OpenApiDocument, parameter: Parameter): unknown {
  const example = exampleOf(parameter, 0);
  if (!takesDate(document, parameter)) return example;
  if (typeof example !== "number" && typeof example !== "string") {
    throw new Error(`the example of ${parameter.name} must be a date`);
  }
  return new Date(example);
}

/** Values of an option's header other than its default. */
function listOptionValues(
  document: OpenApiDocument,
  operation: Operation,
): [option: string, value: unknown][] {
  return wireParameters(document, operation).flatMap((parameter) => {
    const option = parameter["x-client-option"];
    const { enum: values = [], default: usual } = resolveSchema(document, parameter.schema);
    if (option === undefined) return [];
    return values.filter((value) => value !== usual).map((value): [string, unknown] => [option, value]);
  });
}

/** The status itself, or for a range or `default` one that the operation does not document. */
function concreteStatus({ responses }: Operation, { status }: OperationResponse): number {
  const documented = new Set(responses.map((response) => response.status));
  const first = status === "default" ? 500 : Number(status.replace(/X/gi, "0"));
  const last = status === "default" || /X/i.test(status) ? first + 99 : first;
  for (let candidate = first; candidate < last; candidate += 1) {
    if (!documented.has(String(candidate))) return candidate;
  }
  return last;
}
