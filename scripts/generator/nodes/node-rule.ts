import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import type { Report } from "./document-rule.ts";
import { SpecNode } from "./spec-node.ts";

/** A rule about each schema by itself, or about each object of any kind. */
export function nodeRule(kind: "Schema" | "any", check: (node: SpecNode, report: Report) => void): Oas3Rule {
  const visit = (value: object, { location, resolve, report }: UserContext): void =>
    check(new SpecNode(value, location, resolve), (node, message) =>
      report({ message, location: node.location.key() }),
    );
  return () => (kind === "any" ? { any: visit } : { Schema: visit });
}
