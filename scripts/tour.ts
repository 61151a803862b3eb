import { join } from "node:path";
import { parseArgs } from "node:util";
import { listProviders } from "./generator/list-providers.ts";
import { readSpec, type Spec } from "./generator/read-spec.ts";
import { formatProblem, SpecError } from "./generator/spec-problem.ts";
import { MissingSettingError, tourLive } from "./tour/tour-live.ts";
import { tourMocks } from "./tour/tour-mocks.ts";

const HELP = `Usage: npm start [-- --live]

Sets up, generates and builds every package, then calls each provider through the facade and prints what came back.
Without --live the answers come from mocks on this machine, made from the specs.

  --live   calls the real services, with reading operations only. Needs a token in <PROVIDER_ID>_TOKEN, such as
           ACME_VOICE_TOKEN; providers without one are left out. A required parameter that no answer gives is
           read from <PROVIDER_ID>_<PARAMETER>, such as ACME_VOICE_LOCATION_ID. <PROVIDER_ID>_BASE_URL
           calls another address.
  --help   shows this`;

const root = join(import.meta.dirname, "..");

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { live: { type: "boolean" }, help: { type: "boolean" } } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const specs: Spec[] = [];
  for (const id of listProviders(root)) specs.push(await readSpec(root, id));
  const failed = values.live
    ? await tourLive(specs, process.env, console.log)
    : await tourMocks(specs, console.log);
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof SpecError)
    for (const problem of error.problems) console.error(formatProblem(problem, root));
  else if (error instanceof MissingSettingError) console.error(error.message);
  else if (error instanceof TypeError && "code" in error) console.error(`${error.message}\n\n${HELP}`);
  else console.error(error);
  process.exitCode = 1;
}
