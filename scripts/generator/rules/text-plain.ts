import { findUnsafeText } from "../unsafe-text.ts";
import { scalarRule } from "../nodes/scalar-rule.ts";

/** Texts of a spec go into READMEs and generated code, where what nobody sees can change what they mean. */
export const textPlain = scalarRule((value) =>
  typeof value === "string" ? findUnsafeText(value) : undefined,
);
