import { factories, type ProviderClients, type ProviderOptions } from "./generated/providers.js";

/**
 * Makes a client for each provider that options are given for. A provider that was not configured does not exist on
 * the result, neither in its type nor at run time.
 *
 * @throws TypeError for a key that is no provider, and for options that could not work.
 */
export function createAgentApis<Key extends keyof ProviderOptions>(
  options: Pick<ProviderOptions, Key>,
): Readonly<Pick<ProviderClients, Key>>;
export function createAgentApis(options: Partial<ProviderOptions>): Partial<ProviderClients> {
  const makers: Readonly<Record<string, ((options: object) => object) | undefined>> = factories;
  const entries = Object.entries(options).map(([key, settings]): [string, object] => {
    const make = Object.hasOwn(makers, key) ? makers[key] : undefined;
    if (make === undefined) {
      throw new TypeError(
        `there is no provider "${key}"; the providers are: ${Object.keys(factories).join(", ")}`,
      );
    }
    return [key, make(settings)];
  });
  return Object.freeze(Object.fromEntries(entries));
}
