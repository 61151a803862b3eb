import { parameterRule } from "../nodes/operation-rule.ts";

/** Callers should not have to repeat a constant in every call. */
export const fixedHeaderIsOption = parameterRule((parameter, report) => {
  const schema = parameter.child("schema");
  const isFixed = schema.child("const").exists || schema.child("enum").items.length === 1;
  if (parameter.child("in").text !== "header" || parameter.child("required").value !== true || !isFixed)
    return;
  if (!parameter.child("x-client-option").exists)
    report(
      parameter,
      "this header has one possible value; set it once per client with x-client-option and a default",
    );
});
