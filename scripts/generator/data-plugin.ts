import type { Plugin } from "@redocly/openapi-core";

/** Places of data in OpenAPI objects. Redocly follows a reference there, although it is a text like any other. */
const DATA: Readonly<Record<string, readonly string[]>> = {
  Example: ["value"],
  Header: ["example"],
  Link: ["parameters", "requestBody"],
  MediaType: ["example"],
  Parameter: ["example"],
  Schema: ["const", "default", "enum", "example", "examples"],
  ServerVariable: ["default", "enum"],
};

/** Keeps Redocly from following references in data. */
export const dataPlugin: Plugin = {
  id: "data",
  typeExtension: {
    oas3: (types) => {
      const changed = Object.entries(DATA).flatMap(([name, keys]) => {
        const type = types[name];
        if (type === undefined) return [];
        const data = keys
          .filter((key) => key in type.properties)
          .map((key) => [key, { ...Object(type.properties[key]), resolvable: false }]);
        return [[name, { ...type, properties: { ...type.properties, ...Object.fromEntries(data) } }]];
      });
      return { ...types, ...Object.fromEntries(changed) };
    },
  },
};
