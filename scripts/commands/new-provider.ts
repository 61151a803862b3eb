import { existsSync } from "node:fs";
import { join } from "node:path";
import { listProviders } from "../generator/list-providers.ts";
import { newProvider } from "../generator/new-provider.ts";
import { findNameClash, isProviderId, nameProvider } from "../generator/provider-names.ts";
import { PLACEHOLDER_SERVER } from "../generator/provider-spec.ts";
import { findUnsafeText } from "../generator/unsafe-text.ts";
import { readServer } from "./read-server.ts";
import { runCommandLine, UsageError } from "../base/terminal/run-command-line.ts";

const HELP = `Usage: pnpm new-provider <id> [--server <address of the API>] [--title <name of the API>]

Creates specs/<id> and packages/<id> and adds the package to the facade. Existing files stay unchanged, so you can add a
spec first. The id is kebab-case: folder, npm name and, in camelCase, key in the facade.

  --server  where the client sends its calls and tokens, such as https://api.vendor.com/v1; default: a placeholder,
            ${PLACEHOLDER_SERVER}. An existing spec has its own
  --title   name of the API in texts; default: derived from the id
  --help    shows this`;

/** Folders in `packages/` and `specs/` that are not providers, and `scripts`. */
const TAKEN = new Set(["agent-apis", "common", "runtime", "scripts"]);

/** Runs the command in the repository at `root`, and returns the exit code. */
export function runNewProvider(root: string, argv: readonly string[]): Promise<number> {
  return runCommandLine(argv, {
    help: HELP,
    options: { server: { type: "string" }, title: { type: "string" } },
    allowPositionals: true,
    run: (values, positionals) => run(root, positionals, values),
  });
}

interface RunOptions {
  readonly server?: string | undefined;
  readonly title?: string | undefined;
}

async function run(
  root: string,
  positionals: readonly string[],
  { server, title }: RunOptions,
): Promise<number> {
  const id = readId(positionals);
  if (title?.trim() === "") throw new UsageError("the title is empty");
  const problem = findUnsafeText(title ?? "");
  if (problem !== undefined) throw new UsageError(`the title cannot be used: ${problem}`);
  if (title?.includes("\n") === true) throw new UsageError("the title must be one line");
  const others = listProviders(root).filter((other) => other !== id);
  const clash = findNameClash([...others, id]);
  if (clash !== undefined) throw new UsageError(clash);
  const words = id.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const address = server === undefined ? undefined : readServer(server);
  const spec = `specs/${id}/openapi.yaml`;
  if (address !== undefined && existsSync(join(root, spec)))
    throw new UsageError(`${spec} already exists and has its own servers; omit --server`);
  const made = await newProvider(root, id, title ?? `${words.join(" ")} API`, address);
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

if (import.meta.main)
  process.exitCode = await runNewProvider(join(import.meta.dirname, "../.."), process.argv.slice(2));
