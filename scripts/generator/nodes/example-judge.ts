import { type OutputUnit, type Schema, validate } from "@cfworker/json-schema";
import { parsePointer } from "../../base/json/json-pointer.ts";
import type { Direction } from "../directions/direction.ts";
import { ClosedSchemas } from "./closed-schemas.ts";
import { TimeLimitError, withTimeLimit } from "../../base/pattern/time-limit.ts";
import { LIMIT_MS, TimedPattern } from "../../base/pattern/timed-pattern.ts";
import { type Complaint, explainErrors } from "./explain-errors.ts";
import type { SpecNode } from "./spec-node.ts";

/** Every text in a value, and every key. */
function listTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...listTexts(part)]);
}

/** Validates examples against the schemas of a document. It interprets the schemas, because compiling them takes longer. */
export class ExampleJudge {
  readonly #schemas: ClosedSchemas;

  constructor(direction: Direction) {
    this.#schemas = new ClosedSchemas(direction);
  }

  /** Describes the errors of a value. Throws for an invalid schema. */
  judge(value: unknown, schema: SpecNode): readonly Complaint[] {
    const copy = this.#schemas.copy(schema);
    const { errors } = this.#inTime(value, () =>
      validate(value, copy, "2020-12", this.#schemas.byReference, false),
    );
    return explainErrors(errors.map((error) => this.#addPattern(error, copy)));
  }

  /** The library has no timeout, and setting one takes longer than most examples. */
  #inTime<Result>(value: unknown, act: () => Result): Result {
    const { slowPatterns } = this.#schemas;
    if (slowPatterns.size === 0) return act();
    try {
      return withTimeLimit(LIMIT_MS, act);
    } catch (error) {
      if (error instanceof TimeLimitError)
        for (const pattern of slowPatterns)
          for (const text of listTexts(value)) new TimedPattern(pattern, "u").test(text);
      throw error;
    }
  }

  /** The only keyword whose value is missing in the library's errors. */
  #addPattern(unit: OutputUnit, schema: Schema | boolean): OutputUnit {
    if (unit.keyword !== "pattern") return unit;
    const pattern = parsePointer(unit.keywordLocation).reduce<unknown>((at, key) => {
      const found: unknown = Reflect.get(Object(at), key);
      return key === "$ref" && typeof found === "string" ? this.#schemas.byReference[found] : found;
    }, schema);
    return { ...unit, error: `String does not match the pattern ${String(pattern)}` };
  }
}
