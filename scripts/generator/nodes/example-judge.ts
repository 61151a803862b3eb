import { type OutputUnit, type Schema, validate } from "@cfworker/json-schema";
import { parsePointer } from "../../json/json-pointer.ts";
import { ClosedSchemas } from "./closed-schemas.ts";
import { type Complaint, explainErrors } from "./explain-errors.ts";
import type { SpecNode } from "./spec-node.ts";

/** Judges examples by the schemas of a document. They are interpreted: to compile them takes longer than to ask them. */
export class ExampleJudge {
  readonly #schemas = new ClosedSchemas();

  /** What is wrong with a value. Throws when the schema makes no sense. */
  judge(value: unknown, schema: SpecNode): readonly Complaint[] {
    const copy = this.#schemas.copy(schema);
    const { errors } = validate(value, copy, "2020-12", this.#schemas.byReference, false);
    return explainErrors(errors.map((error) => this.#addPattern(error, copy)));
  }

  /** The only keyword of which the library does not tell the value. */
  #addPattern(unit: OutputUnit, schema: Schema | boolean): OutputUnit {
    if (unit.keyword !== "pattern") return unit;
    const pattern = parsePointer(unit.keywordLocation).reduce<unknown>((at, key) => {
      const found: unknown = Reflect.get(Object(at), key);
      return key === "$ref" && typeof found === "string" ? this.#schemas.byReference[found] : found;
    }, schema);
    return { ...unit, error: `String does not match the pattern ${String(pattern)}` };
  }
}
