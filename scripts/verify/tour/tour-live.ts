import { ExpectedError } from "../../base/terminal/expected-error.ts";
import type { Parameter } from "../../generator/document.ts";
import { nameProvider } from "../../generator/provider-names.ts";
import type { Spec } from "../../generator/read-spec.ts";
import { connectClient } from "./connect-client.ts";
import { planReadingTour } from "./plan-tour.ts";
import { printTour, type Stop } from "./print-tour.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Calls the real services with what only reads. Ids are taken from the answers, never from the spec's examples. Gives
 * the number of calls that failed; throws `ExpectedError` when there is no token for any provider.
 */
export async function tourLive(
  specs: readonly Spec[],
  environment: Environment,
  print: (line: string) => void,
): Promise<number> {
  const stops: Stop[] = [];
  for (const { id, document } of specs) {
    const prefix = nameProvider(id).upperSnake;
    const token = environment[`${prefix}_TOKEN`];
    if (token === undefined || token === "") {
      print(`› ${id} is left out: ${prefix}_TOKEN is not set`);
      continue;
    }
    const baseUrl = environment[`${prefix}_BASE_URL`];
    print(`› ${id}: the real service${baseUrl === undefined ? "" : ` at ${baseUrl}`}, reading only`);
    stops.push({
      id,
      client: connectClient(id, { token, baseUrl }),
      document,
      operations: planReadingTour(document),
      fallback: ({ name }) => environment[settingFor(prefix, name)],
      missing: ({ name }) => `no earlier answer has ${name}; it can be set in ${settingFor(prefix, name)}`,
    });
  }
  if (stops.length === 0) {
    const names = specs.map(({ id }) => `${nameProvider(id).upperSnake}_TOKEN`).join(", ");
    throw new ExpectedError(`--live calls the real services and needs a token in one of: ${names}`);
  }
  return printTour(stops, print);
}

/** `locationId` of `acme-voice` → `ACME_VOICE_LOCATION_ID` */
function settingFor(prefix: string, name: Parameter["name"]): string {
  return `${prefix}_${name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/\W/g, "_")
    .toUpperCase()}`;
}
