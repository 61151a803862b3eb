import { createGzip, gzipSync } from "node:zlib";
import nodeFetch from "node-fetch";
import * as undici from "undici";
import { describe, expect, test, vi } from "vitest";
import { asArrayBuffer, asBlob, asStream, asText, type Fetch } from "../../src/index.js";
import { cutBeforeHead, cutInBody, inTurn, json, type Script, text } from "../loopback-server.js";
import { endOf, start } from "./stage.js";

const fine = json(200, {});

/** The `fetch` of a library whose types are its own. */
function fetchOf(fetch: unknown): Fetch {
  if (typeof fetch !== "function") throw new Error("there is no fetch");
  return (url, init) => Reflect.apply(fetch, undefined, [url, init]);
}

/** Parts of a multipart body by name, as their heads and contents. */
function readParts(body: string, type: unknown): Record<string, { head: string; content: string }[]> {
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(String(type))?.[1];
  if (boundary === undefined) throw new Error(`there is no boundary in ${String(type)}`);
  const parts: Record<string, { head: string; content: string }[]> = {};
  for (const part of body.split(`--${boundary}`).slice(1, -1)) {
    const [head = "", ...rest] = part.trim().split("\r\n\r\n");
    const name = / name="([^"]*)"/.exec(head)?.[1] ?? "";
    (parts[name] ??= []).push({ head, content: rest.join("\r\n\r\n") });
  }
  return parts;
}

describe("Body: multipart", () => {
  test("carries texts, files, bytes, lists, dates and objects, also when it is retried", async () => {
    const { client, seen } = await start(inTurn(json(429, {}), fine));
    const result = await client.POST("/files", {
      body: {
        name: "Ünï",
        count: 3,
        nothing: undefined,
        none: null,
        tags: ["a", "b"],
        since: new Date(0),
        meta: { a: [1] },
        file: new File(["sound"], "voice.mp3", { type: "audio/mpeg" }),
        bytes: new TextEncoder().encode("raw"),
      },
      headers: { "Content-Type": "multipart/form-data" },
    });
    expect(result).toMatchObject({ ok: true, request: { attempts: 2 } });
    expect(seen).toHaveLength(2);
    for (const { body, headers } of seen) {
      const parts = readParts(body, headers["content-type"]);
      expect(Object.keys(parts)).toEqual(["name", "count", "tags", "since", "meta", "file", "bytes"]);
      expect(parts["name"]?.[0]?.content).toBe("Ünï");
      expect(parts["tags"]?.map(({ content }) => content)).toEqual(["a", "b"]);
      expect(parts["since"]?.[0]?.content).toBe("1970-01-01T00:00:00.000Z");
      expect(parts["meta"]).toMatchObject([
        { head: expect.stringMatching(/application\/json/i), content: '{"a":[1]}' },
      ]);
      expect(parts["file"]?.[0]).toMatchObject({
        head: expect.stringContaining('filename="voice.mp3"'),
        content: "sound",
      });
      expect(parts["bytes"]?.[0]?.content).toBe("raw");
    }
  });

  test("can be a FormData that the caller made", async () => {
    const { client, seen } = await start(fine);
    const form = new FormData();
    form.append("a", "1");
    await client.POST("/files", { body: form });
    expect(readParts(seen[0]?.body ?? "", seen[0]?.headers["content-type"])["a"]?.[0]?.content).toBe("1");
  });
});

describe("Body: form", () => {
  test("is encoded, with lists as repeated names", async () => {
    const { client, seen } = await start(fine);
    await client.POST("/form", { body: { a: "x y&z=é", b: [1, true], c: undefined, d: new Date(0) } });
    expect(seen[0]).toMatchObject({
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "a=x+y%26z%3D%C3%A9&b=1&b=true&d=1970-01-01T00%3A00%3A00.000Z",
    });
    expect([...new URLSearchParams(seen[0]?.body)]).toHaveLength(4);
  });
});

describe("Body: bytes", () => {
  test.each<[title: string, body: unknown, type: string]>([
    ["a Blob", new Blob(["sound"], { type: "audio/mpeg" }), "audio/mpeg"],
    ["a Uint8Array", new TextEncoder().encode("-sound-").subarray(1, 6), "application/octet-stream"],
    ["an ArrayBuffer", new TextEncoder().encode("sound").buffer, "application/octet-stream"],
    ["a Blob without a type", new Blob(["sound"]), "application/octet-stream"],
    ["a text", "sound", "application/octet-stream"],
  ])("are sent as they are when they are %s", async (_title, body, type) => {
    const { client, seen } = await start(fine);
    await client.POST("/bytes", { body });
    expect(seen[0]?.body).toBe("sound");
    expect(seen[0]?.headers["content-type"]).toBe(type);
    await client.POST("/bytes", { body, headers: { "content-type": "audio/wav" } });
    expect(seen[1]).toMatchObject({ body: "sound", headers: { "content-type": "audio/wav" } });
  });
});

describe("Body: JSON", () => {
  test.each<[body: unknown, place: string]>([
    [{ height: Number("tall") }, "/height"],
    [{ at: [new Date(Number.NaN)] }, "/at/0"],
    [{ contact: { id: 9_007_199_254_740_992 } }, "/contact/id"],
  ])("with %j is refused before anything is sent", async (body, place) => {
    const { client, seen } = await start(fine);
    expect(await endOf(client.POST("/agents", { body }))).toMatchObject({
      name: "InvalidRequestError",
      part: "body",
      message: `POST /agents: body has no exact JSON form at ${place}; nothing was sent`,
    });
    expect(seen).toHaveLength(0);
  });
});

describe("Body: of a kind that no spec declares", () => {
  test.each<
    [title: string, body: unknown, headers: Record<string, string>, type: string | undefined, sent: string]
  >([
    [
      "URLSearchParams",
      new URLSearchParams({ a: "x y" }),
      {},
      "application/x-www-form-urlencoded;charset=UTF-8",
      "a=x+y",
    ],
    ["a Blob", new Blob(["sound"], { type: "audio/mpeg" }), {}, "audio/mpeg", "sound"],
    [
      "a Blob with a type of the caller's",
      new Blob(["sound"]),
      { "content-type": "audio/wav" },
      "audio/wav",
      "sound",
    ],
    [
      "bytes",
      new TextEncoder().encode("raw"),
      { "Content-Type": "application/pdf" },
      "application/pdf",
      "raw",
    ],
    ["bytes without a type", new TextEncoder().encode("raw").buffer, {}, undefined, "raw"],
    ["text", "a,b", { "content-type": "text/csv" }, "text/csv", "a,b"],
    [
      "JSON text under another type",
      '{"a":1}',
      { "content-type": "application/csp-report" },
      "application/csp-report",
      '{"a":1}',
    ],
    ["a text as JSON", "a", {}, "application/json", '"a"'],
  ])("%s arrives as it is", async (_title, body, headers, type, sent) => {
    const { client, seen } = await start(fine);
    await client.request("POST", "/x", { body, headers });
    expect(seen).toMatchObject([{ body: sent }]);
    expect(seen[0]?.headers["content-type"]).toBe(type);
  });

  test("a FormData arrives as its parts", async () => {
    const { client, seen } = await start(fine);
    const form = new FormData();
    form.append("a", "1");
    await client.request("PUT", "/x", { body: form, headers: { "content-type": "multipart/form-data" } });
    expect(readParts(seen[0]?.body ?? "", seen[0]?.headers["content-type"])["a"]?.[0]?.content).toBe("1");
  });
});

describe("Body: with the fetch of another library", () => {
  test.each<[title: string, fetch: Fetch]>([
    ["undici", fetchOf(undici.fetch)],
    ["node-fetch", fetchOf(nodeFetch)],
  ])("%s, forms and files arrive, and again when they are retried", async (_title, fetch) => {
    const { client, seen } = await start(inTurn(json(429, {}), fine), { fetch });
    const file = new File(["sound"], "voice.mp3", { type: "audio/mpeg" });
    expect(await client.POST("/files", { body: { name: "plan", file } })).toMatchObject({ ok: true });
    expect(seen).toHaveLength(2);
    for (const { body, headers } of seen) {
      const parts = readParts(body, headers["content-type"]);
      expect(parts["name"]?.[0]?.content).toBe("plan");
      expect(parts["file"]?.[0]).toMatchObject({
        head: expect.stringContaining('filename="voice.mp3"'),
        content: "sound",
      });
    }
    await client.POST("/bytes", { body: file });
    await client.POST("/bytes", { body: new Blob(["x"]), headers: { "content-type": "audio/wav" } });
    await client.request("POST", "/x", { body: new URLSearchParams("a=1") });
    await client.POST("/bytes", { body: new Uint8Array([97]) });
    await client.POST("/agents", { body: { a: 1 } });
    expect(seen.slice(2).map(({ body, headers }) => [headers["content-type"], body])).toEqual([
      ["audio/mpeg", "sound"],
      ["audio/wav", "x"],
      ["application/x-www-form-urlencoded;charset=UTF-8", "a=1"],
      ["application/octet-stream", "a"],
      ["application/json", '{"a":1}'],
    ]);
  });
});

describe("Body: JSON of a kind of its own", () => {
  test("is sent and requested by its name", async () => {
    const { client, seen } = await start(text(200, "application/hal+json", '{"id":"a1"}'));
    const result = await client.PATCH("/named", { body: { name: null } });
    expect(result).toMatchObject({ ok: true, data: { id: "a1" } });
    expect(seen[0]).toMatchObject({
      body: '{"name":null}',
      headers: { "content-type": "application/merge-patch+json", accept: "application/hal+json" },
    });
    await client.PATCH("/named", { headers: { accept: "application/json" } });
    expect(seen[1]?.headers["accept"]).toBe("application/json");
  });
});

describe("Body: what a form or file cannot carry", () => {
  test.each<[path: "/files" | "/form" | "/bytes", body: unknown, problem: string]>([
    ["/files", ["a"], "must be a plain object"],
    ["/files", "a", "must be a plain object"],
    ["/files", new Map(), "must be a plain object"],
    ["/files", { a: new Map() }, 'field "a" that is not a string, number or boolean'],
    ["/files", { a: "\ud800" }, 'field "a" that has half of a surrogate pair'],
    ["/files", { a: { b: 1n } }, "body has no exact JSON form at /a/b"],
    ["/files", { a: [1, { b: [Number.NaN] }] }, "body has no exact JSON form at /a/b/0"],
    ["/form", { a: { b: 1 } }, 'field "a" that is not a string, number or boolean'],
    ["/form", { a: Number.NaN }, 'field "a" that is not an exact number'],
    ["/form", { a: new Date(Number.NaN) }, 'field "a" that is not a string, number or boolean'],
    ["/form", { "\ud800": 1 }, "has half of a surrogate pair"],
    ["/form", null, "must be a plain object"],
    ["/bytes", { a: 1 }, "must be a Blob, a buffer or text"],
    ["/bytes", new ReadableStream(), "must be a Blob, a buffer or text"],
  ])("%s with %o is refused before anything is sent", async (path, body, problem) => {
    const { client, seen } = await start(fine);
    expect(await endOf(client.POST(path, { body }))).toMatchObject({
      name: "InvalidRequestError",
      part: "body",
      message: expect.stringContaining(problem),
    });
    expect(seen).toHaveLength(0);
  });
});

describe("Body: a response that is not JSON", () => {
  const audio = text(200, "audio/mpeg", new Uint8Array([1, 2, 255]));

  test("is a Blob where the spec says so, and the request accepts any type", async () => {
    const { client, seen } = await start(audio);
    const result = await client.GET("/audio");
    const blob: unknown = result.ok && result.data;
    if (!(blob instanceof Blob)) throw new Error("there is no Blob");
    expect([blob.type, ...new Uint8Array(await blob.arrayBuffer())]).toEqual(["audio/mpeg", 1, 2, 255]);
    expect(seen[0]?.headers["accept"]).toBe("*/*");
    await client.GET("/audio", { headers: { accept: "audio/mpeg" } });
    await client.with({ headers: { accept: "audio/wav" } }).GET("/audio");
    expect(seen.slice(1).map(({ headers }) => headers["accept"])).toEqual(["audio/mpeg", "audio/wav"]);
  });

  test("is what the reader of request() returns", async () => {
    const { client, seen } = await start(audio);
    const blob = await client.request("GET", "/x", { read: asBlob });
    expect(blob.ok && blob.data.size).toBe(3);
    const buffer = await client.request("GET", "/x", { read: asArrayBuffer });
    expect(buffer.ok && [...new Uint8Array(buffer.data)]).toEqual([1, 2, 255]);
    const page = await start(text(200, "text/html", "<p>é"));
    const html = await page.client.request("GET", "/x", { read: asText });
    expect(html.ok && html.data).toBe("<p>é");
    expect([seen, page.seen].map(({ length }) => length)).toEqual([2, 1]);
  });

  test("is not read so when it is an error", async () => {
    const { client, seen } = await start(json(404, { message: "no" }));
    expect(await client.GET("/audio")).toMatchObject({ ok: false, error: { message: "no" } });
    expect(seen).toHaveLength(1);
  });

  test("that breaks off is not a response, and is retried", async () => {
    const { client, seen } = await start(inTurn(cutInBody, audio));
    expect(await client.GET("/audio")).toMatchObject({ ok: true, request: { attempts: 2 } });
    expect(seen).toHaveLength(2);
  });

  test("is a stream, and the timeout ends with the head", async () => {
    const { client, seen } = await start((response) => {
      response.writeHead(200).write("a");
      setTimeout(() => response.end("b"), 200);
    });
    const result = await client.request("GET", "/x", { read: asStream, timeoutMs: 150 });
    expect(result.ok && (await new Response(result.data).text())).toBe("ab");
    expect(seen).toHaveLength(1);
  });

  test("comes as a stream that the call's signal still ends", async () => {
    let isClosed = false;
    const { client, seen } = await start((response) => {
      response.once("close", () => {
        isClosed = true;
      });
      response.writeHead(200).write("a");
    });
    const controller = new AbortController();
    const result = await client.request("GET", "/x", { read: asStream, signal: controller.signal });
    if (!result.ok || result.data === null) throw new Error("there is no stream");
    const reader = result.data.getReader();
    expect((await reader.read()).value).toEqual(new TextEncoder().encode("a"));
    controller.abort("enough");
    await expect(reader.read()).rejects.toBe("enough");
    await expect.poll(() => isClosed).toBe(true);
    expect(seen).toHaveLength(1);
  });
});

describe("Body: longer than maxBodyBytes", () => {
  const long = json(200, "x".repeat(2_000));
  const zipped = gzipSync(JSON.stringify("x".repeat(2_000)));
  const bomb: Script = (response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(zipped);
  };
  const chunked: Script = (response) => {
    response.writeHead(200, { "content-type": "application/json" }).write('"');
    response.end(`${"x".repeat(2_000)}"`);
  };

  test.each<[title: string, script: Script]>([
    ["with a Content-Length", long],
    ["in chunks", chunked],
    ["compressed to less", bomb],
    ["of an error", json(500, "x".repeat(2_000))],
  ])("%s is an error, and is not retried", async (_title, script) => {
    const { client, seen } = await start(script, { maxBodyBytes: 1_000 });
    expect(zipped.length).toBeLessThan(1_000);
    const refusal = {
      name: "UnreadableResponseError",
      message: expect.stringContaining("and more than 1000 bytes"),
    };
    await expect(client.GET("/agents")).rejects.toMatchObject(refusal);
    await expect(client.POST("/agents")).rejects.toMatchObject(refusal);
    expect(seen).toHaveLength(2);
  });

  test.each([
    ["asBlob", asBlob],
    ["asArrayBuffer", asArrayBuffer],
    ["asText", asText],
  ])("is an error with %s", async (_name, read) => {
    const { client, seen } = await start(bomb);
    await expect(client.request("GET", "/x", { read, maxBodyBytes: 1_000 })).rejects.toMatchObject({
      name: "UnreadableResponseError",
      status: 200,
    });
    expect(await client.request("GET", "/x", { read, maxBodyBytes: 2_002 })).toMatchObject({ ok: true });
    expect(seen).toHaveLength(2);
  });

  test("is an error with the fetch of another library", async () => {
    const { client } = await start(bomb, { fetch: fetchOf(nodeFetch) });
    await expect(client.GET("/agents", { maxBodyBytes: 1_000 })).rejects.toMatchObject({
      name: "UnreadableResponseError",
    });
    expect(await client.GET("/agents", { maxBodyBytes: 2_002 })).toMatchObject({ ok: true });
  });

  test("comes whole as a stream", async () => {
    const { client } = await start(long, { maxBodyBytes: 10 });
    const result = await client.request("GET", "/x", { read: asStream });
    expect(result.ok && (await new Response(result.data).text())).toHaveLength(2_002);
  });

  test("is not read to its end: a hundred megabytes of zeros cost no memory", async () => {
    let isCut = false;
    const { client } = await start((response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      const zip = createGzip();
      zip.pipe(response);
      response.once("close", () => {
        isCut = !response.writableFinished;
      });
      const block = Buffer.alloc(1_000_000);
      const write = (left: number): void => {
        if (left === 0) zip.end();
        else zip.write(block, () => write(left - 1));
      };
      write(100);
    });
    const before = process.memoryUsage().rss;
    await expect(client.GET("/agents", { maxBodyBytes: 2_000_000 })).rejects.toMatchObject({
      name: "UnreadableResponseError",
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
    await expect.poll(() => isCut).toBe(true);
  });
});

describe("Body: what the caller's own read throws", () => {
  const own = new TypeError("not what I expected");

  test.each<[title: string, read: () => unknown]>([
    [
      "at once",
      () => {
        throw own;
      },
    ],
    ["later", () => Promise.reject(own)],
  ])("%s is thrown as it is, once", async (_title, read) => {
    const onError = vi.fn();
    const { client, seen } = await start(json(200, {}), { onError });
    expect(await endOf(client.request("GET", "/x", { read }))).toBe(own);
    expect(own.cause).toBeUndefined();
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ error: own }));
    expect(seen).toHaveLength(1);
  });

  test("is not retried even if it is an error of another call", async () => {
    const { client, seen } = await start(inTurn(fine, cutBeforeHead));
    const read = (): Promise<unknown> => client.request("POST", "/other");
    expect(await endOf(client.request("GET", "/x", { read }))).toMatchObject({
      name: "ConnectionError",
      method: "POST",
    });
    expect(seen).toHaveLength(2);
  });

  test("is a broken connection when it reads with a function of ours", async () => {
    const { client, seen } = await start(inTurn(cutInBody, json(200, { id: 1 })));
    const read = async (response: Response): Promise<unknown> => JSON.parse(await asText(response));
    expect(await client.request("GET", "/x", { read })).toMatchObject({ ok: true, data: { id: 1 } });
    expect(seen).toHaveLength(2);
  });

  test("may be a falsy value", async () => {
    const { client } = await start(fine);
    const read = (): Promise<unknown> => Promise.reject(undefined);
    await expect(client.request("GET", "/x", { read })).rejects.toBeUndefined();
  });
});
