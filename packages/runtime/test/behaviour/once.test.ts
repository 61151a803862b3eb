import { describe, expect, onTestFinished, test, vi } from "vitest";
import nodeFetch from "node-fetch";
import { fetch as undiciFetch } from "undici";
import { atMostOnce, createClient, encodeBinaryAs, encodeMultipart, type Provider } from "../../src/index.js";
import { createExampleClient, provider } from "../example-client.js";
import { cutBeforeHead, inTurn, json, NOBODY, stallBeforeHead, text } from "../loopback-server.js";
import { start } from "./stage.js";

const params = { path: { agentId: "a1" } };
const body = { name: "Ann \u00fc" };
const place = "/agents/{agentId}/call";
const fine = json(200, { id: 1 });
const misdirected = json(421, { message: "no" });

/** An API in which every kind of body must be sent at most once. */
const onceProvider: Provider = {
  ...provider,
  operations: {
    "POST /files": { retry: atMostOnce, body: encodeMultipart },
    "POST /bytes": { retry: atMostOnce, body: encodeBinaryAs("application/octet-stream") },
    "DELETE /calls": { retry: atMostOnce },
    "GET /dial": { retry: atMostOnce },
    "HEAD /dial": { retry: atMostOnce },
  },
};

describe("At most once: an operation marked x-retry: never", () => {
  test.each([
    ["with a body", { params, body }],
    ["without a body", { params }],
  ])("is not sent again by the platform after 421: %s", async (_title, init) => {
    const { client, seen } = await start(inTurn(misdirected, fine));
    expect(await client.POST(place, init)).toMatchObject({ status: 421, request: { attempts: 1 } });
    expect(seen).toHaveLength(1);
  });

  test("is not sent again by the platform after 421: DELETE", async () => {
    const { baseUrl, seen } = await start(inTurn(misdirected, fine));
    const client = createClient(onceProvider, { token: "t1", baseUrl });
    expect(await client.request("DELETE", "/calls")).toMatchObject({ status: 421 });
    expect(seen).toHaveLength(1);
  });

  test("arrives as any other call, with its length and not in chunks", async () => {
    const { client, seen } = await start(fine);
    await client.POST(place, { params, body });
    await client.POST("/agents", { body });
    const [once, any] = seen.map(({ headers, body: content }) => ({ headers, content }));
    expect(once).toEqual(any);
    expect(once?.headers).toMatchObject({ "content-length": "17", "content-type": "application/json" });
  });

  test("arrives as any other call without a body", async () => {
    const { client, seen } = await start(fine);
    await client.POST(place, { params });
    await client.POST("/agents");
    expect(seen[0]?.headers).toEqual(seen[1]?.headers);
  });

  test("sends forms and bytes whole", async () => {
    const { baseUrl, seen } = await start(fine);
    const client = createClient(onceProvider, { token: "t1", baseUrl });
    await client.request("POST", "/files", { body: { name: "Ann", file: new Blob(["a\r\nb"]) } });
    await client.request("POST", "/bytes", { body: new TextEncoder().encode("abc") });
    const [files, bytes] = seen;
    const form = await new Response(files?.body, {
      headers: { "content-type": String(files?.headers["content-type"]) },
    }).formData();
    expect(form.get("name")).toBe("Ann");
    const file = form.get("file");
    expect(file instanceof Blob && (await file.text())).toBe("a\r\nb");
    expect(bytes).toMatchObject({ body: "abc", headers: { "content-type": "application/octet-stream" } });
  });

  test.each(["GET", "HEAD"])("is refused before it is sent when its method is %s", async (method) => {
    const { baseUrl, seen } = await start(fine);
    const client = createClient(onceProvider, { token: "t1", baseUrl });
    await expect(client.request(method, "/dial")).rejects.toMatchObject({
      name: "InvalidRequestError",
      message: `${method} /dial: method could be sent twice; use POST, in browsers over HTTP/2; nothing was sent`,
    });
    expect(seen).toHaveLength(0);
  });
});

describe("At most once: whether it was sent", () => {
  test("is certain when the fetch never read the body, no matter what its error says", async () => {
    const fetch = (): Promise<Response> => Promise.reject(new TypeError("Failed to fetch"));
    const client = createExampleClient({ token: "t1", fetch });
    await expect(client.POST(place, { params, body })).rejects.toMatchObject({
      sent: "no",
      message: expect.stringContaining("(check port, proxy, CORS, HTTP/2)"),
    });
  });

  test("is certain when nobody listens", async () => {
    const client = createExampleClient({ token: "t1", baseUrl: NOBODY });
    await expect(client.POST(place, { params, body })).rejects.toMatchObject({ sent: "no" });
  });

  test("is certain when there is no connection in time", async () => {
    const fetch = (): Promise<Response> => new Promise(() => {});
    const client = createExampleClient({ token: "t1", fetch, timeoutMs: 20 });
    await expect(client.POST(place, { params, body })).rejects.toMatchObject({
      name: "TimeoutError",
      sent: "no",
    });
  });

  test("is not certain when the body was read", async () => {
    const { client } = await start(cutBeforeHead);
    await expect(client.POST(place, { params, body })).rejects.toMatchObject({ sent: "maybe" });
    const { client: stalled } = await start(stallBeforeHead, { timeoutMs: 50 });
    await expect(stalled.POST(place, { params, body })).rejects.toMatchObject({ sent: "maybe" });
  });

  test("is yes when the response comes before the body was read", async () => {
    const fetch = async (_url: string, init: RequestInit): Promise<Response> => {
      setTimeout(() => void new Response(init.body).text(), 1);
      return new Response(
        new ReadableStream({
          pull: (controller) => void setTimeout(() => controller.error(new Error("cut")), 10),
        }),
      );
    };
    const client = createExampleClient({ token: "t1", fetch });
    await expect(client.POST(place, { params, body })).rejects.toMatchObject({ sent: "yes" });
  });

  test("frees the slot of a call that was not sent", async () => {
    const settled: string[] = [];
    const permit = { settle: () => settled.push("settle"), release: () => settled.push("release") };
    const fetch = (): Promise<Response> => Promise.reject(new TypeError("Failed to fetch"));
    const rateBudget = { acquire: async () => permit };
    const client = createExampleClient({ token: "t1", fetch, rateBudget });
    await expect(client.POST(place, { params, body })).rejects.toThrow();
    expect(settled).toEqual(["release"]);
  });
});

describe("At most once: with a fetch of the caller's own", () => {
  test("one that ignores the signal does not send after the call was given up", async () => {
    const { baseUrl, seen } = await start(fine);
    let late: Promise<unknown> = Promise.resolve();
    const slow = (url: string, init: RequestInit): Promise<Response> => {
      const response = new Promise((resolve) => setTimeout(resolve, 60)).then(() =>
        fetch(url, { ...init, signal: null }),
      );
      late = response.catch((error: unknown) => error);
      return response;
    };
    const client = createExampleClient({ token: "t1", baseUrl, fetch: slow, timeoutMs: 20 });
    await expect(client.POST(place, { params, body })).rejects.toMatchObject({
      name: "TimeoutError",
      sent: "no",
    });
    expect(await late).toBeInstanceOf(Error);
    expect(seen).toHaveLength(0);
  });

  test("one that retries cannot send the body twice", async () => {
    const { baseUrl, seen } = await start(inTurn(cutBeforeHead, fine));
    const twice = (url: string, init: RequestInit): Promise<Response> =>
      fetch(url, init).catch(() => fetch(url, init));
    const client = createExampleClient({ token: "t1", baseUrl, fetch: twice });
    await expect(client.POST(place, { params, body })).rejects.toMatchObject({ sent: "maybe" });
    expect(seen).toHaveLength(1);
  });

  test.each<[name: string, fetch: unknown]>([
    ["undici", undiciFetch],
    // It knows no web streams, and sends their text.
    ["node-fetch 2", nodeFetch],
  ])("%s sends every kind of body", async (_name, fetch) => {
    const { baseUrl, seen } = await start(inTurn(misdirected, fine));
    const client: typeof anyClient = Reflect.apply(createClient, undefined, [
      onceProvider,
      { token: "t1", baseUrl, fetch },
    ]);
    const bytes = new TextEncoder().encode("\ufeffab\u00fc");
    expect(await client.request("DELETE", "/calls", { body })).toMatchObject({ status: 421 });
    await client.request("POST", "/bytes", { body: bytes });
    await client.request("POST", "/files", { body: { name: "Ann" } });
    expect(seen).toHaveLength(3);
    expect(seen[0]).toMatchObject({
      body: JSON.stringify(body),
      headers: { "content-length": "17", "content-type": "application/json" },
    });
    expect(new TextEncoder().encode(seen[1]?.body)).toEqual(bytes);
    expect(seen[2]?.headers["content-type"]).toMatch(/^multipart\/form-data; ?boundary=/);
    expect(seen[2]?.body).toContain('name="name"\r\n\r\nAnn\r\n');
  });

  test("node-fetch 2 is not given bytes that have no text", async () => {
    const { baseUrl, seen } = await start(text(200, undefined, ""));
    const client: typeof anyClient = Reflect.apply(createClient, undefined, [
      onceProvider,
      { token: "t1", baseUrl, fetch: nodeFetch },
    ]);
    const call = client.request("POST", "/bytes", { body: new Uint8Array([255, 0]) });
    await expect(call).rejects.toMatchObject({ name: "ConnectionError" });
    expect(seen).toHaveLength(0);
  });
});

const anyClient = createClient(onceProvider, { token: "t1" });

describe("At most once: in a browser", () => {
  /** A platform that keeps Content-Length to itself, and takes streams or not. */
  function becomeBrowser(streams: "streams" | "as text"): void {
    const Native = globalThis.Request;
    const browser = vi.spyOn(globalThis, "Request").mockImplementation(function Request(url, init = {}) {
      const headers = new Headers(init.headers);
      headers.delete("content-length");
      const content = streams === "streams" ? init : { body: "[object ReadableStream]" };
      return new Native(url, { ...content, method: "POST", headers });
    });
    onTestFinished(() => browser.mockRestore());
  }

  test.each<["streams" | "as text", string, string]>([
    ["as text", "https://api.example.com", "InvalidRequestError"],
    ["streams", "http://127.0.0.1:8080", "InvalidRequestError"],
    ["streams", "https://api.example.com", "none"],
  ])("that takes %s at %s: %s", async (streams, baseUrl, expected) => {
    becomeBrowser(streams);
    const sent = vi.fn(async () => new Response("{}", { headers: { "content-type": "application/json" } }));
    const client = createExampleClient({ token: "t1", baseUrl, fetch: sent });
    const outcome = await client.POST(place, { params, body }).catch((error: unknown) => error);
    if (expected === "none") expect(outcome).toMatchObject({ ok: true });
    else
      expect(outcome).toMatchObject({
        name: expected,
        part: "method",
        message: expect.stringContaining("in browsers over HTTP/2"),
      });
    expect(sent).toHaveBeenCalledTimes(expected === "none" ? 1 : 0);
    // All other calls work.
    expect(await client.POST("/agents", { body })).toMatchObject({ ok: true });
  });
});
