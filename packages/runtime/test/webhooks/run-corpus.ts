import type { AnyDelivery, VerifyWebhook, WebhookFacts } from "../../src/webhooks/index.js";
import { createBody } from "./bodies.js";
import { MUTATIONS, type Sent } from "./mutations.js";
import { createRandom, type Random } from "./random.js";
import { createReferenceKey, signBody } from "./reference-signer.js";
import { listSchemes, type Readers, type TestScheme, URL_OF_TEST } from "./schemes.js";

/** The functions of the runtime that the corpus goes through: from the sources, or from a published package. */
export interface Library extends Readers {
  createVerifyWebhook(facts: WebhookFacts): VerifyWebhook<object, object>;
}

export interface CorpusResult {
  readonly scheme: string;
  readonly deliveries: number;
  readonly valid: number;
  /** Names of the mutations that were accepted and should not have been, or the other way around. */
  readonly wrong: readonly string[];
}

const NOW = 1_796_000_000_000;

/** Verifies mutated deliveries of every scheme; the same ones for the same seed, but for the keys of public-key schemes. */
export async function runCorpus(
  library: Library,
  count: number,
  seed: number,
  only?: number,
): Promise<CorpusResult[]> {
  const results: CorpusResult[] = [];
  const schemes = listSchemes(library).filter((_, index) => index === (only ?? index));
  for (const scheme of schemes) results.push(await runScheme(library, scheme, count, seed));
  return results;
}

async function runScheme(
  library: Library,
  scheme: TestScheme,
  count: number,
  seed: number,
): Promise<CorpusResult> {
  const random = createRandom(seed);
  const key = await createReferenceKey(scheme, "secret \u00e9 of the customer");
  const otherKey = await createReferenceKey(scheme, "secret of somebody else");
  const verify = library.createVerifyWebhook(scheme.facts);
  const names = Object.entries(MUTATIONS);
  const wrong: string[] = [];
  let [deliveries, valid] = [0, 0];
  for (let index = 0; deliveries < count; index += 1) {
    const now = NOW + random.below(1e9);
    const body = createBody(random);
    const time = scheme.writeTime?.(now - random.below(20_000)) ?? "";
    const signatures = [await signBody(scheme, key, body, time)];
    const [name = "", mutate] = names[index % names.length] ?? [];
    const sent = await mutate?.({ scheme, random, key, otherKey, now, parts: { body, time, signatures } });
    if (sent === undefined) continue;
    deliveries += 1;
    valid += sent.isValid ? 1 : 0;
    const options = { ...scheme.options([key.text]), now: () => now };
    const outcome = await tell(verify(deliver(sent, random), options));
    if (outcome !== (sent.isValid ? "accepted" : "WebhookError")) wrong.push(`${name}: ${outcome}`);
  }
  return { scheme: scheme.name, deliveries, valid, wrong };
}

async function tell(verifying: Promise<object>): Promise<string> {
  try {
    await verifying;
    return "accepted";
  } catch (error) {
    return error instanceof Error && error.name === "WebhookError" ? error.name : String(error);
  }
}

/** In one of the ways in which servers pass requests on. */
function deliver({ body, headers }: Sent, random: Random): Request | (AnyDelivery & { body: Uint8Array }) {
  const method = "POST";
  const url = URL_OF_TEST;
  const way = random.pick(["Request", "Headers", "object", "lists"]);
  const all = new Headers();
  for (const [name, value] of headers) all.append(name, value);
  if (way === "Request") return new Request(url, { method, headers: all, body });
  if (way === "Headers") return { body, headers: all, method, url };
  if (way === "object") return { body, headers: Object.fromEntries(all), method, url };
  const lists = new Map<string, string[]>();
  for (const [name, value] of headers) lists.set(name, [...(lists.get(name) ?? []), value]);
  return { body, headers: Object.fromEntries(lists), method, url };
}
