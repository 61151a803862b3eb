import { createTestKeys } from "@agent-apis/runtime/webhooks/testing";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { memberOf } from "../../base/json/json-object.ts";
import type { OpenApiDocument } from "../../generator/document.ts";
import { listProviders } from "../../generator/list-providers.ts";
import { listOperations } from "../../generator/list-operations.ts";
import { readSpec } from "../../generator/read-spec.ts";

const ROOT = join(import.meta.dirname, "../../..");

type Handler = (event: object, context: { readonly id: string }) => unknown;

/** The built subpath of a provider, whose events are not known here. */
interface Webhooks {
  handleWebhook(
    request: Request,
    handlers: Readonly<Record<string, Handler>>,
    options: object,
  ): Promise<Response>;
}

interface Testing {
  signWebhook(event: unknown, options: object): Promise<Request>;
}

interface Example {
  readonly title: string;
  readonly name: string;
  readonly value: unknown;
}

const providers: { id: string; document: OpenApiDocument; webhooks: Webhooks; testing: Testing }[] = [];
for (const id of listProviders(ROOT)) {
  const { document } = await readSpec(ROOT, id);
  if (document.webhooks === undefined) continue;
  const addressOf = (file: string): string => pathToFileURL(join(ROOT, "packages", id, "dist", file)).href;
  const webhooks: Webhooks = await import(addressOf("webhooks.js"));
  const testing: Testing = await import(addressOf("webhooks/testing.js"));
  providers.push({ id, document, webhooks, testing });
}

const keys = await createTestKeys();
const others = await createTestKeys();

/** Options of the signer with the right and with another key, and of the verifier. */
function optionsFor({
  "x-webhook-signature": scheme,
}: OpenApiDocument): Readonly<Record<"right" | "wrong" | "verify", object>> {
  if (scheme?.keys !== undefined)
    return { right: { key: keys.key }, wrong: { key: others.key }, verify: { keys: keys.publicKey } };
  const signature = scheme?.header === undefined ? { signature: { header: "x-signature" } } : {};
  const right = { secret: "the secret of the test", ...signature };
  return { right, wrong: { secret: "another secret", ...signature }, verify: right };
}

function listExamples(document: OpenApiDocument): Example[] {
  return listOperations({ ...document, paths: document.webhooks ?? {} }).flatMap(({ path, body }) =>
    (body?.examples ?? []).map(({ name, value }) => ({ title: `${path} (${name})`, name: path, value })),
  );
}

/** A store for which no event was handled before. */
const dedupe = { claim: () => "new", done: () => undefined, release: () => undefined };

/** Every text of a value that is long enough not to be in a message by chance. */
function listTexts(value: unknown): string[] {
  if (typeof value === "string") return value.length > 12 ? [value] : [];
  return Object.values(Object(value)).flatMap(listTexts);
}

describe.each(providers)("the webhooks of $id", ({ document, webhooks, testing }) => {
  const { right, wrong, verify } = optionsFor(document);
  const tag = document["x-webhook-event"]?.name.slice(1) ?? "";

  test.each(listExamples(document))("handle $title", async ({ name, value }) => {
    const handler = vi.fn<Handler>();
    const other = vi.fn<Handler>();
    const request = await testing.signWebhook(value, right);
    const response = await webhooks.handleWebhook(request, { [name]: handler, other }, verify);
    expect(response.status).toBeLessThan(300);
    expect(handler).toHaveBeenCalledExactlyOnceWith(
      memberOf(value, tag) === undefined ? { [tag]: name, ...Object(value) } : value,
      expect.objectContaining({ id: expect.stringContaining(name) }),
    );
    expect(other).not.toHaveBeenCalled();
  });

  test.each(listExamples(document))("say nothing of $title in errors and logs", async ({ name, value }) => {
    const logs = [vi.spyOn(console, "error"), vi.spyOn(console, "warn"), vi.spyOn(console, "log")];
    for (const log of logs) log.mockReturnValue();
    const handlers = { [name]: () => Promise.reject(new Error("the handler fails")) };
    const forged = await webhooks.handleWebhook(await testing.signWebhook(value, wrong), handlers, verify);
    const failed = await webhooks.handleWebhook(await testing.signWebhook(value, right), handlers, {
      ...verify,
      dedupe,
    });
    const onError = vi.fn<(error: unknown) => void>();
    await webhooks.handleWebhook(await testing.signWebhook(value, wrong), handlers, { ...verify, onError });
    const told = inspect(
      [...logs, onError].map(({ mock }) => mock.calls),
      { depth: null, showHidden: true },
    );
    vi.restoreAllMocks();
    expect([forged.status, failed.status]).toEqual([401, 500]);
    expect(told).toContain("the handler fails");
    const answered = await failed.text();
    // The name of the event is the name of the handler, which a stack trace has.
    for (const text of listTexts(value)) if (text !== name) expect(told + answered).not.toContain(text);
  });
});
