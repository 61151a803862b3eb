import type { Oas3Rule } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";

/** A question of an import that nobody has answered. A package made from a guess would be wrong for somebody. */
export const xTodo: Oas3Rule = () => ({
  any(value, { location, resolve, report }) {
    const todo = new SpecNode(value, location, resolve).rawChild("x-todo");
    if (!todo.exists) return;
    const question = (todo.text ?? "").trim();
    report({
      message: `${question === "" ? "an open question without words" : question}; decide, then delete "x-todo"`,
      location: todo.location.key(),
    });
  },
});
