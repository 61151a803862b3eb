import type { Rule } from "./check-options.js";

/** Client options that choose the server, and the address that they lead to. */
export interface ServerChoice {
  readonly rules: Readonly<Record<string, Rule>>;
  /** Throws a `TypeError` when `baseUrl` is given as well. */
  readonly addressOf: (options: ServerChoiceOptions) => string;
}

/** A variable in the address of an API. */
export interface ServerVariable {
  readonly default: string;
  /** The text in the address, by the value of the option. */
  readonly values: Readonly<Record<string, string>>;
}

interface ServerChoiceOptions {
  readonly baseUrl?: string | undefined;
  readonly [variable: string]: unknown;
}

/** Creates a client option for each variable in the address of an API, such as `https://{region}.acme.com`. */
export function chooseServer(
  address: string,
  variables: Readonly<Record<string, ServerVariable>>,
): ServerChoice {
  const entries = Object.entries(variables);
  return {
    rules: Object.fromEntries(entries.map(([name, { values }]) => [name, oneOf(values)])),
    addressOf: (options) => {
      const given = entries.find(([name]) => options[name] !== undefined);
      if (options.baseUrl === undefined)
        return entries.reduce((url, [name, { default: usual, values }]) => {
          const chosen: unknown = options[name] ?? usual;
          return url.replaceAll(`{${name}}`, () => values[String(chosen)] ?? "");
        }, address);
      if (given === undefined) return options.baseUrl;
      throw new TypeError(`baseUrl and ${given[0]} both choose the server; leave one of them out`);
    },
  };
}

function oneOf(values: object): Rule {
  return (value) =>
    typeof value === "string" && Object.hasOwn(values, value)
      ? undefined
      : `must be one of: ${Object.keys(values).join(", ")}`;
}
