import type { Oas3Rule } from "@redocly/openapi-core";
import { listDerivedNames } from "../nodes/derived-names.ts";
import { isOfStatuses, listReservedTypes, listTypeNames } from "../nodes/type-names.ts";
import { SpecNode } from "../nodes/spec-node.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import { capitalize } from "../provider-names.ts";

/** A schema's name becomes the name of an exported type, so it must be a valid type name and unused. */
export const schemaName: Oas3Rule = () => {
  const schemas = new Map<string, SpecNode>();
  const add = (node: SpecNode): void => void schemas.set(node.place, node);
  return {
    NamedSchemas(named, context) {
      const node = new SpecNode(named, context.location, context.resolve, "names");
      for (const key of node.keys) add(node.rawChild(key));
    },
    // Schemas of another file are only reached through references.
    ref(_, { type, resolve }, { node, location }) {
      if (
        type.name === "Schema" &&
        location?.pointer.startsWith("#/components/schemas/") &&
        node !== undefined
      )
        add(new SpecNode(node, location, resolve));
    },
    Root: {
      leave(root, { location, resolve, report }) {
        const taken = listTakenNames(new SpecNode(root, location, resolve));
        for (const schema of schemas.values()) {
          // A place inside a schema; another rule refuses references to it.
          if (schema.location.pointer.split("/").length !== 4) continue;
          const owner = taken.get(schema.name);
          const message = /^[A-Z][A-Za-z0-9]*$/.test(schema.name)
            ? isOfStatuses(schema.name)
              ? `"${schema.name}" is reserved for a type of statuses; choose another name`
              : owner && `"${schema.name}" is already the name of ${owner}; choose another name`
            : `"${schema.name}" is not PascalCase; a type is named after it, write for example "VoiceAgent"`;
          if (message !== undefined) report({ message, location: schema.location.key() });
        }
      },
    },
  };
};

/** Names that the generator gives to something else, with what that is. */
function listTakenNames(document: SpecNode): Map<string, string> {
  const operations = readOperations(document);
  const options = operations
    .flatMap(({ parameters }) => parameters.map((parameter) => parameter.child("x-client-option").text))
    .filter((option) => option !== undefined);
  return new Map([
    ...listReservedTypes(document),
    ...listDerivedNames(document),
    ...options.map((option): [string, string] => [capitalize(option), `the client option ${option}`]),
    ...operations.flatMap((operation) =>
      listTypeNames(operation).map((name): [string, string] => [name, `the operation ${operation.id}`]),
    ),
  ]);
}
