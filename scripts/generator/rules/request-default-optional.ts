import { parameterRule } from "../nodes/operation-rule.ts";

/** A parameter with a default can be left out. */
export const requestDefaultOptional = parameterRule((parameter, report) => {
  const isDefaulted = parameter.child("schema").child("default").exists;
  const isOption = parameter.child("x-client-option").exists;
  if (isDefaulted && !isOption && parameter.child("required").value === true)
    report(
      parameter.child("required"),
      `"${parameter.child("name").text}" has a default, so it must not be required; remove one of the two`,
    );
});
