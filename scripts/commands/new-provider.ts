import { existsSync } from "node:fs";
import { join } from "node:path";
import { listProviders } from "../generator/list-providers.ts";
import { newProvider } from "../generator/new-provider.ts";
import { findNameClash, isProviderId, nameProvider } from "../generator/provider-names.ts";
import { PLACEHOLDER_SERVER } from "../generator/provider-spec.ts";
import { findUnsafeText } from "../generator/unsafe-text.ts";
import { runCommandLine, text, UsageError } from "../base/terminal/run-command-line.ts";

/** Reserved for texts and tests. A client that called one would send its token to whoever runs that server. */
const RESERVED = /(?:^|\.)(?:example\.(?:com|net|org)|example|invalid|localhost|test)$/;

/** Folders in `packages/` and `specs/` that are not providers, and `scripts`. */
const TAKEN = new Set(["agent-apis", "common", "runtime", "scripts"]);

/** Runs the command in the repository at `root`, and returns the exit code. */
export function runNewProvider(root: string, argv: readonly string[]): Promise<number> {
  return runCommandLine(argv, {
    usage: "pnpm new-provider <id> [--server <address of the API>] [--title <name of the API>]",
    about: `
Creates specs/<id> and packages/<id> and adds the package to the facade. Existing files stay unchanged, so you can add a
spec first. The id is kebab-case: folder, npm name and, in camelCase, key in the facade.`,
    options: {
      server: text(
        "where the client sends its calls and tokens, such as https://api.vendor.com/v1; default: a placeholder, " +
          `${PLACEHOLDER_SERVER}. An existing spec has its own`,
      ),
      title: text("name of the API in texts; default: derived from the id"),
    },
    allowPositionals: true,
    async run({ server, title }, positionals) {
      const id = readId(positionals);
      const name = readTitle(title, id);
      const clash = findNameClash([...listProviders(root).filter((other) => other !== id), id]);
      if (clash !== undefined) throw new UsageError(clash);
      const address = server === undefined ? undefined : readServer(server);
      const spec = `specs/${id}/openapi.yaml`;
      if (address !== undefined && existsSync(join(root, spec)))
        throw new UsageError(`${spec} already exists and has its own servers; omit --server`);
      const made = await newProvider(root, id, name, address);
      console.log(
        made.length === 0
          ? "All files already exist."
          : `Created:\n${made.map((path) => `  ${path}`).join("\n")}`,
      );
      console.log(`\nNext:
  pnpm install                  links the new package
  edit ${spec}    the first operation goes under paths${made.includes(spec) && address === undefined ? `, and the address of the API replaces ${PLACEHOLDER_SERVER}` : ""}
  pnpm generate
  pnpm build
  pnpm budgets --write --reason "a new provider"
  npm test`);
      return 0;
    },
  });
}

function readTitle(title: string | undefined, id: string): string {
  if (title?.trim() === "") throw new UsageError("the title is empty");
  const problem = findUnsafeText(title ?? "");
  if (problem !== undefined) throw new UsageError(`the title cannot be used: ${problem}`);
  if (title?.includes("\n") === true) throw new UsageError("the title must be one line");
  const words = id.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return title ?? `${words.join(" ")} API`;
}

/** Returns the requested id if a provider can have it. */
function readId([id, ...rest]: readonly string[]): string {
  if (id === undefined) throw new UsageError("the id is missing");
  if (rest.length > 0 || !isProviderId(id))
    throw new UsageError(
      `"${[id, ...rest].join(" ")}" is not a valid id; expected kebab-case, such as acme-voice`,
    );
  if (TAKEN.has(id)) throw new UsageError(`"${id}" is reserved`);
  // The facade has the client under this key, where it would hide a property that every object inherits.
  const { key } = nameProvider(id);
  if (key in Object.prototype)
    throw new UsageError(`"${id}" is reserved: every JavaScript object inherits a "${key}"`);
  return id;
}

/** Address of an API, as written in a spec. */
function readServer(address: string): string {
  const server = address.replace(/\/+$/, "");
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (url?.protocol !== "https:" || /[{}?#@]/.test(server))
    throw new UsageError(
      `--server "${address}" is not an absolute https address such as https://api.vendor.com/v1`,
    );
  if (RESERVED.test(url.hostname))
    throw new UsageError(`--server "${address}" is reserved for examples; use the address of the API`);
  return server;
}

if (import.meta.main)
  process.exitCode = await runNewProvider(join(import.meta.dirname, "../.."), process.argv.slice(2));
