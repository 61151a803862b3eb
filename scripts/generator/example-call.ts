import type { Parameter } from "./document.ts";
import type { NamedExample, Operation } from "./list-operations.ts";

/** Parameters and body of a call, from the spec's examples. */
export interface ExampleCall {
  readonly params: Readonly<Record<"path" | "query" | "header", Readonly<Record<string, unknown>>>>;
  readonly body: unknown;
}

/** A call built from examples, with the parameters that `includes` accepts. */
export function exampleCall(
  operation: Operation,
  includes: (parameter: Parameter) => boolean,
  body: NamedExample | undefined = operation.body?.examples[0],
): ExampleCall {
  const group = (place: Parameter["in"]): Record<string, unknown> =>
    Object.fromEntries(
      operation.parameters
        .filter((parameter) => parameter.in === place && includes(parameter))
        .map((parameter) => [parameter.name, parameterExample(parameter)]),
    );
  return {
    params: { path: group("path"), query: group("query"), header: group("header") },
    body: body?.value,
  };
}

/** The first example of a parameter; a rule requires one. */
export function parameterExample({ example, examples = {} }: Parameter): unknown {
  return example ?? Object.values(examples)[0]?.value;
}

/** The call as the object that a client method takes: nothing in it that is empty. */
export function toInit({ params, body }: ExampleCall): Record<string, unknown> {
  const groups = Object.entries(params).filter(([, values]) => Object.keys(values).length > 0);
  return {
    ...(groups.length === 0 ? {} : { params: Object.fromEntries(groups) }),
    ...(body === undefined ? {} : { body }),
  };
}
