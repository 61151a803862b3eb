import { factories, type ProviderClients, type ProviderOptions } from "./generated/providers.js";

/**
 * Options of each provider that is configured. One that may be `undefined` is configured only when it is not; asking for
 * that much of what is given, and no more, leaves the rest to be compared with the provider's own options.
 */
export type Configuration<Options> = {
  readonly [Key in keyof Options]: Key extends keyof ProviderOptions
    ? ProviderOptions[Key] | Extract<Options[Key], undefined>
    : never;
};

/** A client of each provider that is configured, and `undefined` where that is known at run time only. */
export type AgentApis<Options> = {
  readonly [Key in keyof Options]: Key extends keyof ProviderClients
    ? ProviderClients[Key] | Extract<Options[Key], undefined>
    : never;
};

/**
 * Makes a client for each provider that options are given for. A provider that was not configured does not exist on
 * the result, neither in its type nor at run time; `undefined` in place of options configures nothing.
 *
 * @throws TypeError for a key that is no provider, and for options that could not work.
 */
export function createAgentApis<
  // Not the options themselves: they are compared with those of the provider, which tells a misspelt one by its name.
  Options extends { readonly [Key in keyof ProviderOptions]?: object | undefined },
>(options: Configuration<Options>): AgentApis<Options>;
export function createAgentApis(options: Readonly<Record<string, object | undefined>>): object {
  // The letters of a text would be looked for among the providers, and of a number nothing would be said.
  if (typeof options !== "object" || options === null) {
    throw new TypeError(
      "the options of createAgentApis must be an object, such as { <provider>: { token } }",
    );
  }
  const makers: Readonly<Record<string, ((options: object) => object) | undefined>> = factories;
  const entries = Object.entries(options).flatMap(([key, settings]) => {
    const make = Object.hasOwn(makers, key) ? makers[key] : undefined;
    if (make === undefined) {
      throw new TypeError(
        `there is no provider "${key}"; the providers are: ${Object.keys(factories).join(", ")}`,
      );
    }
    if (settings === undefined) return [];
    try {
      return [[key, make(settings)]];
    } catch (error) {
      // A factory does not know under which name it is called.
      throw error instanceof TypeError ? new TypeError(`${key}: ${error.message}`, { cause: error }) : error;
    }
  });
  return Object.freeze(Object.fromEntries(entries));
}
