import { delimiter, join } from "node:path";

/** Variables that commands need to run at all. All others, including tokens, are not passed on. */
const KEPT = ["PATH", "LANG", "TMPDIR", "TEMP", "TMP", "SystemRoot", "ComSpec"];

export interface CleanEnvironmentOptions {
  /** Stands in for the home folder, with its caches and its credentials. */
  readonly home: string;
  /** The only registry that any tool may know. */
  readonly registry: string;
  /** Folders of programs that go before everything else on the path. */
  readonly path?: readonly string[];
}

/**
 * An environment in which nothing can be published but to `registry`, and nothing is read from or left in the caches of
 * this machine: each rehearsal publishes the same versions with other contents.
 */
export function cleanEnvironment(
  source: NodeJS.ProcessEnv,
  { home, registry, path = [] }: CleanEnvironmentOptions,
): NodeJS.ProcessEnv {
  const { hostname, protocol } = new URL(registry);
  if (protocol !== "http:" || hostname !== "127.0.0.1")
    throw new TypeError(`${registry} is not a registry on this machine`);
  const kept = KEPT.flatMap((name) => (source[name] === undefined ? [] : [[name, source[name]] as const]));
  return {
    ...Object.fromEntries(kept),
    PATH: [...path, source["PATH"] ?? ""].join(delimiter),
    CI: "true",
    HOME: home,
    USERPROFILE: home,
    XDG_CACHE_HOME: join(home, "cache"),
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_DATA_HOME: join(home, "data"),
    DENO_DIR: join(home, "deno"),
    DENO_NO_UPDATE_CHECK: "1",
    BUN_INSTALL_CACHE_DIR: join(home, "bun"),
    npm_config_cache: join(home, "npm"),
    npm_config_update_notifier: "false",
    // Each tool has a variable of its own for the registry, and the one that is not told asks the real one.
    npm_config_registry: registry,
    pnpm_config_registry: registry,
    BUN_CONFIG_REGISTRY: registry,
    // A package that was published a moment ago is what all of this is about.
    pnpm_config_minimum_release_age: "0",
    pnpm_config_fetch_retries: "0",
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    REDOCLY_TELEMETRY: "off",
    GIT_AUTHOR_NAME: "rehearsal",
    GIT_AUTHOR_EMAIL: "rehearsal@localhost",
    GIT_COMMITTER_NAME: "rehearsal",
    GIT_COMMITTER_EMAIL: "rehearsal@localhost",
    GIT_CONFIG_GLOBAL: join(home, "gitconfig"),
    GIT_CONFIG_NOSYSTEM: "1",
  };
}
