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

Makes specs/<id> and packages/<id> and adds the package to the facade. A file that is there already is left as it is,
so a spec can be dropped in first. The id is kebab-case: folder, npm name and, in camelCase, key in the facade.

  --server  where the client sends its calls and tokens, such as https://api.vendor.com/v1; default: a placeholder,
            ${PLACEHOLDER_SERVER}. A spec that is there already has its own
  --title   what the API is called in texts; default: made from the id
  --help    shows this`;

/** Folders in `packages/` and `specs/` that are no provider's, and packages of the workspace elsewhere. */
const TAKEN = new Set(["agent-apis", "common", "runtime", "scripts"]);

/** Runs the command in the repository at `root`, and gives the exit code. */
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
  if (title?.includes("\n") === true) throw new UsageError("the title is one line");
  const others = listProviders(root).filter((other) => other !== id);
  const clash = findNameClash([...others, id]);
  if (clash !== undefined) throw new UsageError(clash);
  const words = id.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const address = server === undefined ? undefined : readServer(server);
  const spec = `specs/${id}/openapi.yaml`;
  if (address !== undefined && existsSync(join(root, spec)))
    throw new UsageError(`${spec} is there already and has its servers; leave --server out`);
  const made = await newProvider(root, id, title ?? `${words.join(" ")} API`, address);
  console.log(
    made.length === 0
      ? "Everything is there already."
      : `Made:\n${made.map((path) => `  ${path}`).join("\n")}`,
  );
  console.log(`\nNext:
  pnpm install                  links the new package
  edit ${spec}    the first operation goes under paths${made.includes(spec) && address === undefined ? `, the address of the API in place of ${PLACEHOLDER_SERVER}` : ""}
  pnpm generate
  pnpm build
  pnpm budgets --write --reason "a new provider"
  npm test`);
  return 0;
}

/** The id that somebody asks for, when a provider can have it. */
function readId([id, ...rest]: readonly string[]): string {
  if (id === undefined) throw new UsageError("the id is missing");
  if (rest.length > 0 || !isProviderId(id))
    throw new UsageError(`"${[id, ...rest].join(" ")}" is not an id that can be used`);
  if (TAKEN.has(id)) throw new UsageError(`"${id}" is taken by something that is no provider`);
  // The facade has the client under the key, where it could not be told from what an object has anyway.
  const { key } = nameProvider(id);
  if (key in Object.prototype)
    throw new UsageError(`"${id}" is taken: in JavaScript, every object has a "${key}"`);
  return id;
}

if (import.meta.main)
  process.exitCode = await runNewProvider(join(import.meta.dirname, "../.."), process.argv.slice(2));
