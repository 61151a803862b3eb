import { factories, type ProviderClients, type ProviderOptions } from "./generated/providers.js";
import { checkSharedOptions, type SharedOptions } from "./shared-options.js";

/**
 * Options of each provider that is configured. One that may be `undefined` is configured only when it is not; asking for
 * that much of what is given, and no more, leaves the rest to be compared with the provider's own options. A wrong key has
 * a text as its type, which the compiler shows.
 */
export type Configuration<Options> = {
  readonly [Key in keyof Options]: Key extends keyof ProviderOptions
    ? ProviderOptions[Key] | Extract<Options[Key], undefined>
    : Key extends keyof SharedOptions
      ? `"${Key}" is an option for all providers: pass it in the second argument`
      : `unknown provider "${Key & string}"`;
};

/** A client of each provider that is configured, and `undefined` where that is known at run time only. */
export type AgentApis<Options> = {
  readonly [Key in keyof Options]: Key extends keyof ProviderClients
    ? ProviderClients[Key] | Extract<Options[Key], undefined>
    : never;
};

/**
 * Creates a client for each provider that options are given for. A provider that was not configured does not exist on
 * the result, neither in its type nor at run time; `undefined` in place of options configures nothing. `shared` has options
 * for all of them, such as `timeoutMs` or hooks; a provider's own options win.
 *
 * @throws TypeError for an unknown provider or option, and for options that could not work.
 */
export function createAgentApis<
  // Not the options themselves: they are compared with those of the provider, which tells a misspelt one by its name.
  Options extends { readonly [Key in keyof ProviderOptions]?: object | undefined },
>(options: Configuration<Options>, shared?: SharedOptions): AgentApis<Options>;
export function createAgentApis(
  options: Readonly<Record<string, unknown>>,
  shared: SharedOptions = {},
): object {
  // The letters of a text would be looked for among the providers, and of a number nothing would be said.
  if (typeof options !== "object" || options === null) {
    throw new TypeError(
      "the options of createAgentApis must be an object, such as { <provider>: { token } }",
    );
  }
  checkSharedOptions(shared);
  const makers: Readonly<Record<string, Maker | undefined>> = factories;
  const entries = Object.entries(options).flatMap(([key, settings]) => {
    const make = Object.hasOwn(makers, key) ? makers[key] : undefined;
    if (make === undefined) {
      throw new TypeError(`unknown provider "${key}"; expected one of: ${Object.keys(factories).join(", ")}`);
    }
    if (settings === undefined) return [];
    try {
      return [[key, make(shared).with(settings)]];
    } catch (error) {
      // A factory does not know under which name it is called.
      throw error instanceof TypeError ? new TypeError(`${key}: ${error.message}`, { cause: error }) : error;
    }
  });
  return Object.freeze(Object.fromEntries(entries));
}

type Maker = (options: object) => { with(options: unknown): object };
