import { describe, expectTypeOf, test } from "vitest";
import type { HandleWebhook, PublicKeyOptions, SecretOptions, VerifyWebhook } from "./index.js";

interface Ended {
  readonly type: "ended";
  readonly seconds: number;
}
interface Inbound {
  readonly type: "inbound";
}
interface Unknown {
  readonly type: string & { readonly tag?: "unknown" };
}

declare const verify: VerifyWebhook<Ended | Inbound, SecretOptions>;
declare const verifyPublic: VerifyWebhook<Ended, PublicKeyOptions>;
declare const handle: HandleWebhook<
  { ended: Ended; inbound: Inbound },
  Unknown,
  { inbound: { agent: string } },
  SecretOptions
>;
declare const request: Request;
declare const headers: Headers;
declare const expressRequest: {
  body: ReturnType<typeof JSON.parse>;
  headers: Record<string, string | string[] | undefined>;
};
declare const anything: ReturnType<typeof JSON.parse>;
declare const maybeParsed: string | object;
const options = { secret: "s" };

describe("what a delivery may be", () => {
  test("is a request, or raw", () => {
    expectTypeOf(verify(request, options)).resolves.toEqualTypeOf<Ended | Inbound>();
    void verify({ body: "text", headers }, options);
    void verify({ body: new Uint8Array(), headers: { a: "b", c: ["d"], e: undefined } }, options);
    void verify({ body: new ArrayBuffer(1), headers, method: "POST", url: "https://example.com" }, options);
    const body: Buffer = expressRequest.body;
    void verify({ body, headers: expressRequest.headers }, options);
  });

  test("is nothing that was parsed, nor any", async () => {
    // @ts-expect-error a parsed body
    void verify({ body: { type: "ended" }, headers }, options);
    // @ts-expect-error what JSON.parse returns
    void verify({ body: await request.json(), headers }, options);
    // @ts-expect-error a body of Express, whose type is any
    void verify(expressRequest, options);
    // @ts-expect-error unknown
    void verify({ body: JSON.parse("{}") as unknown, headers }, options);
    // @ts-expect-error maybe parsed
    void verify({ body: maybeParsed, headers }, options);
    // @ts-expect-error any
    void verify(anything, options);
    // @ts-expect-error no headers
    void verify({ body: "text" }, options);
    // @ts-expect-error a parsed body
    void handle({ body: { type: "ended" }, headers }, {}, options);
    // @ts-expect-error any
    void handle({ body: expressRequest.body, headers }, {}, options);
  });
});

test("options are required where one of them is", () => {
  void verifyPublic(request);
  void verifyPublic(request, { keys: ["k"], toleranceMs: 1 });
  // @ts-expect-error the secret is missing
  void verify(request);
  // @ts-expect-error a misspelt option
  void verify(request, { secret: "s", tolerance: 1 });
});

test("handlers receive their event, and return the response that the platform waits for", () => {
  void handle(
    request,
    {
      ended: (event, { id, ageMs }) => {
        expectTypeOf(event).toEqualTypeOf<Ended>();
        expectTypeOf(id).toEqualTypeOf<string>();
        expectTypeOf(ageMs).toEqualTypeOf<number | undefined>();
      },
      inbound: () => ({ agent: "a" }),
      other: (event) => {
        expectTypeOf(event).toEqualTypeOf<Ended | Inbound | Unknown>();
      },
    },
    options,
  );
  void handle(request, { inbound: () => Promise.resolve({ agent: "a" }) }, options);
  // @ts-expect-error another response
  void handle(request, { inbound: () => ({ agents: "a" }) }, options);
  // @ts-expect-error no response
  void handle(request, { inbound: () => {} }, options);
  // @ts-expect-error no event
  void handle(request, { endde: () => {} }, options);
});
