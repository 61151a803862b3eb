import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";

/** The contract suite sends each parameter once, with its example. */
export const parameterExample = documentRule((document, report) => {
  for (const parameter of readOperations(document).flatMap(({ parameters }) => parameters)) {
    const named = parameter.child("examples").entries.map(([, example]) => example.child("value"));
    if (![parameter.child("example"), ...named].some(({ exists }) => exists))
      report(parameter, `parameter "${parameter.child("name").text}" has no example; add "example"`);
  }
});
