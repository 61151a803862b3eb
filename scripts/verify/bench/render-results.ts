import { type Caller, CONTROL, OURS, TIMED } from "./callers.ts";
import type { GenerationCost } from "./measure-generation.ts";
import type { Ratios } from "./measure-clients.ts";
import type { Installed, Sizes } from "./measure-sizes.ts";
import type { TypeCost } from "./measure-types.ts";

/** Everything that one run has measured. */
export interface Results {
  readonly date: string;
  readonly machine: string;
  readonly rounds: number;
  readonly callers: readonly Caller[];
  readonly ratios: Ratios;
  readonly allocations: ReadonlyMap<string, number>;
  readonly bundles: ReadonlyMap<string, Sizes | undefined>;
  readonly installed: ReadonlyMap<string, Installed | undefined>;
  readonly types: readonly TypeCost[];
  readonly generation: readonly GenerationCost[];
}

/** Writes the results as a page to read. */
export function renderResults(results: Results): string {
  const { date, machine, rounds, callers, ratios, types, generation } = results;
  const head = ["client", "version", ...ratios.keys(), "KB allocated per call"];
  const rows = callers.map(({ name, version }) => [
    name === OURS ? `**${name}**` : name,
    version,
    ...[...ratios.values()].map((ratio) => ratio.get(name)?.toFixed(2) ?? ""),
    ((results.allocations.get(name) ?? 0) / 1024).toFixed(1),
  ]);
  const sizes = callers
    .filter(({ directory }) => directory !== undefined)
    .map(({ name }) => {
      const bundle = results.bundles.get(name);
      const installed = results.installed.get(name);
      return [
        name === OURS ? `**${name}**` : name,
        ...(bundle === undefined
          ? ["not for a browser", "", ""]
          : [bundle.minified, bundle.gzip, bundle.brotli].map((bytes) => bytes.toLocaleString("en"))),
        installed?.packages ?? "",
        installed === undefined ? "" : `${Math.round(installed.bytes / 1024).toLocaleString("en")} KiB`,
      ];
    });
  return `# What the clients cost, compared

Written by \`pnpm bench\` on ${date}: ${machine}, ${rounds} interleaved rounds in one run. Do not edit.

Ratios are to bare \`fetch\` making the same call, as medians of the ratios of single rounds; \`${CONTROL}\` is bare
\`fetch\` again and says how exact they are; \`${TIMED}\` also has a signal and a timer, which is the least that a
timeout costs when it really ends a request. Every client makes one POST with a small JSON body and reads the JSON answer.
Ours has retry, timeout, rate budget and guards on. axios and the client built on it send by Node's own HTTP over the
loopback, and by the stub otherwise. orval writes plain \`fetch\` code, so it is only among the types and the generators
below, with an older \`@scalar/openapi-parser\` than it would take: a dependency of the newest could not be installed.

${renderTable(head, rows)}

Bytes of a program with that one call, bundled by esbuild for a browser, and what installing the package brings:

${renderTable(["client", "minified", "gzip", "brotli", "other packages", "installed"], sizes)}

Twenty typed calls, every result narrowed, with \`skipLibCheck\`:

${renderTable(
  ["types of", "TypeScript", "instantiations", "check time"],
  types.map(({ what, compiler, instantiations, checkSeconds }) => [
    what === OURS ? `**${what}**` : what,
    compiler,
    instantiations.toLocaleString("en"),
    `${checkSeconds.toFixed(2)} s`,
  ]),
)}

Generating from all specs of this repository. "Loaded" leaves out the time until the modules are there.

${renderTable(
  ["generator", "median", "ratio to plain openapi-typescript"],
  generation.map(({ what, ms, ratio }) => [what, `${ms.toFixed(0)} ms`, ratio.toFixed(2)]),
)}
`;
}

function renderTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
