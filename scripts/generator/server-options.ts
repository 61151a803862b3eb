import type { Server } from "./document.ts";

/** Address of the API, and the client options that select another one. */
export interface Servers {
  /** With a variable such as `{region}` for each option. */
  readonly address: string;
  readonly options: readonly ServerOption[];
}

export interface ServerOption {
  readonly name: string;
  readonly default: string;
  /** The text in the address, by the value of the option. */
  readonly values: Readonly<Record<string, string>>;
  readonly description: string;
}

/** The parts of a document about servers. */
export interface ServedDocument {
  readonly servers: readonly Server[];
}

/** Name of the option that selects one of several servers. */
export const REGION = "region";

/** Reads the servers of a document: one of several by its region, or one with variables. */
export function readServers({ servers }: ServedDocument): Servers | undefined {
  const [first] = servers;
  if (first === undefined) return undefined;
  const regions = servers.flatMap((server) =>
    server["x-region"] === undefined ? [] : [[server["x-region"], server.url] as const],
  );
  return regions.length > 1 ? chooseRegion(regions) : { address: first.url, options: listVariables(first) };
}

/** The address that a client calls by default. */
export function defaultAddress(document: ServedDocument): string | undefined {
  const servers = readServers(document);
  return servers === undefined ? undefined : addressWith(servers, {});
}

/** The address that a client calls with these options. */
export function addressWith({ address, options }: Servers, chosen: Readonly<Record<string, string>>): string {
  return options.reduce((url, { name, default: usual, values }) => {
    const value = chosen[name] ?? usual;
    return url.replaceAll(`{${name}}`, () => values[value] ?? value);
  }, address);
}

/** Every value of every option. */
export function listChoices({ options }: Servers): Record<string, string>[] {
  return options.flatMap(({ name, values }) => Object.keys(values).map((value) => ({ [name]: value })));
}

function chooseRegion(regions: readonly (readonly [name: string, url: string])[]): Servers {
  const option = {
    name: REGION,
    default: regions[0]?.[0] ?? "",
    values: Object.fromEntries(regions),
    description: `Region of the API: ${regions.map(([name, url]) => `\`${name}\` is \`${url}\``).join(", ")}.`,
  };
  return { address: `{${REGION}}`, options: [option] };
}

function listVariables({ variables = {} }: Server): ServerOption[] {
  return Object.entries(variables).map(([name, variable]) => ({
    name,
    default: variable.default,
    values: Object.fromEntries((variable.enum ?? [variable.default]).map((value) => [value, value])),
    description: variable.description ?? "Part of the address of the API.",
  }));
}
