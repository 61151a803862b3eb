import { parameterRule } from "../nodes/operation-rule.ts";

/** The contract suite sends each parameter once, with its example. */
export const parameterExample = parameterRule((parameter, report) => {
  const named = parameter.child("examples").entries.map(([, example]) => example.child("value"));
  if (![parameter.child("example"), ...named].some(({ exists }) => exists))
    report(parameter, `parameter "${parameter.child("name").text}" has no example; add "example"`);
});
