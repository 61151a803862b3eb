import { findUnsafeText } from "../unsafe-text.ts";
import { scalarRule } from "../nodes/scalar-rule.ts";

/** Texts of a spec go into READMEs and generated code, where invisible characters can change their meaning. */
export const textPlain = scalarRule((value) =>
  typeof value === "string" ? findUnsafeText(value) : undefined,
);
