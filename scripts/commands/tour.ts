import { join } from "node:path";
import { listProviders } from "../generator/list-providers.ts";
import { readSpec, type Spec } from "../generator/read-spec.ts";
import { formatProblem, SpecError } from "../generator/spec-problem.ts";
import { toPlainText } from "../base/terminal/plain-line.ts";
import { flag, runCommandLine } from "../base/terminal/run-command-line.ts";
import { tourLive } from "../verify/tour/tour-live.ts";
import { tourMocks } from "../verify/tour/tour-mocks.ts";

const root = join(import.meta.dirname, "../..");

process.exitCode = await runCommandLine(process.argv.slice(2), {
  usage: "npm start [-- --live]",
  about: `
Installs, generates and builds every package, then calls each provider through the facade and prints the responses.
Without --live the responses come from local mocks, made from the specs.`,
  options: {
    live: flag(
      "calls the real services, with reading operations only. Needs a token in <PROVIDER_ID>_TOKEN, such as " +
        "ACME_VOICE_TOKEN; providers without one are left out. Required parameters that no response provides come from " +
        "<PROVIDER_ID>_<PARAMETER>, such as ACME_VOICE_LOCATION_ID. <PROVIDER_ID>_BASE_URL sets another address.",
    ),
  },
  async run({ live }) {
    const specs: Spec[] = [];
    for (const id of listProviders(root)) specs.push(await readSpec(root, id));
    // A response of a platform can contain anything.
    const print = (line: string): void => console.log(toPlainText(line));
    const failed = live ? await tourLive(specs, process.env, print) : await tourMocks(specs, print);
    return failed === 0 ? 0 : 1;
  },
  explain: (error) =>
    error instanceof SpecError
      ? error.problems.map((problem) => formatProblem(problem, root)).join("\n")
      : undefined,
});
