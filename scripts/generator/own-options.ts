import { METHODS, type OpenApiDocument, type Parameter } from "./document.ts";
import { capitalize } from "./provider-names.ts";
import { readServers } from "./server-options.ts";

/** An option that only the clients of one API have. */
export interface OwnOption {
  readonly name: string;
  /** In TypeScript. */
  readonly type: string;
  readonly default: string;
  readonly description: string;
  /** What a README says before the description. */
  readonly prefix: string;
}

/** Options that choose the server, and headers that are set once. */
export function listOwnOptions(document: OpenApiDocument): OwnOption[] {
  const servers = readServers(document)?.options ?? [];
  return [
    ...servers.map(({ name, values, description, ...option }) => ({
      name,
      type: Object.keys(values)
        .map((value) => JSON.stringify(value))
        .join(" | "),
      default: option.default,
      description: `${description} Cannot be combined with \`baseUrl\`.`,
      prefix: "",
    })),
    ...listHeaderOptions(document).map(({ name, header, type, schema, description = "" }) => ({
      name,
      type,
      default: String(schema.default),
      description,
      prefix: `Header \`${header}\`: `,
    })),
  ];
}

/** A header parameter that is an option of the client instead. */
export interface HeaderOption extends Pick<Parameter, "schema" | "description" | "deprecated"> {
  readonly name: string;
  readonly header: string;
  /** Name of the type of its values. */
  readonly type: string;
}

/** Each once. */
export function listHeaderOptions(document: OpenApiDocument): HeaderOption[] {
  const parameters = Object.values(document.paths).flatMap((item): Parameter[] => [
    ...(item.parameters ?? []),
    ...METHODS.flatMap((method) => item[method]?.parameters ?? []),
  ]);
  const options = parameters.flatMap(({ name: header, "x-client-option": name, ...parameter }) =>
    name === undefined ? [] : [{ ...parameter, name, header, type: capitalize(name) }],
  );
  return [...new Map(options.map((option) => [option.name, option])).values()];
}
