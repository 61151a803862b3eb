import { RUNTIME_NAMES } from "./runtime-surface.ts";

/** All names of a provider, derived from its id. */
export interface ProviderNames {
  /** `acme-voice`: folder in `specs/` and `packages/`. */
  readonly id: string;
  /** `@agent-apis/acme-voice` */
  readonly packageName: string;
  /** `acmeVoice`: key in the facade. */
  readonly key: string;
  /** `AcmeVoice`: part of the exported names. */
  readonly pascal: string;
  /** `ACME_VOICE`: prefix of environment variables. */
  readonly upperSnake: string;
}

const PROVIDER_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Returns true if this can be a provider id: kebab-case, which npm and file systems accept. */
export function isProviderId(id: string): boolean {
  return PROVIDER_ID.test(id);
}

export function nameProvider(id: string): ProviderNames {
  const words = id.split("-");
  const pascal = words.map(capitalize).join("");
  return {
    id,
    packageName: `@agent-apis/${id}`,
    key: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
    upperSnake: words.join("_").toUpperCase(),
  };
}

/** Explains why two providers cannot both be in the facade; `undefined` if all can. */
export function findNameClash(ids: readonly string[]): string | undefined {
  const owners = new Map<string, string>();
  for (const id of ids) {
    const { key } = nameProvider(id);
    const owner = owners.get(key);
    if (RUNTIME_NAMES.includes(key))
      return `the provider "${id}" would have the key "${key}", which is a name of the runtime; rename the provider`;
    if (owner !== undefined)
      return `the providers "${owner}" and "${id}" would both have the key "${key}"; rename one of them`;
    owners.set(key, id);
  }
  return undefined;
}

/** `createAction` → `CreateAction` */
export function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
