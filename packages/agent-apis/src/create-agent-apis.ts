import { factories, type ProviderClients, type ProviderOptions } from "./generated/providers.js";
import { checkSharedOptions, type SharedOptions } from "./shared-options.js";

/**
 * Options of each configured provider. A value that may be `undefined` configures the provider only when it is defined.
 * Only `undefined` is taken from the given type, so everything else is checked against the provider's own options. For an
 * unknown key, the compiler shows a message.
 */
export type Configuration<Options> = {
  readonly [Key in keyof Options]: Key extends keyof ProviderOptions
    ? ProviderOptions[Key] | Extract<Options[Key], undefined>
    : Key extends keyof SharedOptions
      ? `"${Key}" is an option for all providers: pass it in the second argument`
      : `unknown provider "${Key & string}"`;
};

/** A client for each configured provider; possibly `undefined` if its options are. */
export type AgentApis<Options> = {
  readonly [Key in keyof Options]: Key extends keyof ProviderClients
    ? ProviderClients[Key] | Extract<Options[Key], undefined>
    : never;
};

/**
 * Creates a client for each configured provider. Other providers do not exist on the result, neither in its type nor at run
 * time; a provider with the value `undefined` is not configured. `shared` has options for all providers, such as `timeoutMs`
 * or hooks; a provider's own options take precedence.
 *
 * @throws TypeError for an unknown provider or option, and for invalid options.
 */
export function createAgentApis<
  // Only the keys: the options are checked against those of the provider, so the compiler names a misspelt one.
  Options extends { readonly [Key in keyof ProviderOptions]?: object | undefined },
>(options: Configuration<Options>, shared?: SharedOptions): AgentApis<Options>;
export function createAgentApis(
  options: Readonly<Record<string, unknown>>,
  shared: SharedOptions = {},
): object {
  // Otherwise each letter of a text would be an unknown provider, and a number would be accepted.
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
      // A factory does not know the key of its provider.
      throw error instanceof TypeError ? new TypeError(`${key}: ${error.message}`, { cause: error }) : error;
    }
  });
  return Object.freeze(Object.fromEntries(entries));
}

type Maker = (options: object) => { with(options: unknown): object };
