import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Fetch } from "@agent-apis/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createMediaTypesBothWaysClient,
  type MediaTypesBothWaysClient,
} from "../../generator/fixtures/goldens/media-types-both-ways/generated/client.ts";
import type { LocalServer } from "../../base/http/start-server.ts";
import { listOperations, type Operation } from "../../generator/list-operations.ts";
import { readDocument } from "../../generator/read-spec.ts";
import { startMock } from "../mock/start-mock.ts";
import { callOperation } from "./call-operation.ts";
import { describeContract } from "./describe-contract.ts";
import { expectRequest, toComparable } from "./expect-request.ts";
import { listAnswerCalls, plainCall } from "./list-calls.ts";
import { type Recorder, startRecorder } from "./start-recorder.ts";

const TOKEN = "media-token";
const golden = join(import.meta.dirname, "../../generator/fixtures/goldens/media-types-both-ways");
const document = await readDocument(join(golden, "openapi.yaml"));

describe("a client that does as the spec says passes", () => {
  describeContract(document, (options) => createMediaTypesBothWaysClient(options));
});

type ChangeInit = (init: RequestInit) => RequestInit | Promise<RequestInit>;
type ChangeAnswer = (response: Response) => Promise<Response>;

describe("a client is found out", () => {
  let mock: LocalServer;
  let recorder: Recorder;
  beforeAll(async () => {
    mock = await startMock(document);
    recorder = await startRecorder(mock.baseUrl);
  });
  afterAll(async () => {
    await recorder.close();
    await mock.close();
  });

  const connect = (send: Fetch): MediaTypesBothWaysClient =>
    createMediaTypesBothWaysClient({ token: TOKEN, baseUrl: recorder.baseUrl, retries: 0, fetch: send });

  /** In what a request differs from the expectation when something else than the client wants is sent. */
  async function differences(operation: Operation, change: ChangeInit): Promise<string[]> {
    const client = connect(async (url, init) => fetch(url, await change(init)));
    const call = plainCall(document, operation);
    const { requests } = await recorder.record(() => callOperation(client, operation, call));
    const [request] = requests;
    if (request === undefined) throw new Error("nothing arrived");
    const expected = await expectRequest(document, operation, call, TOKEN);
    return Object.entries(await toComparable(request)).flatMap(([key, value]) =>
      isDeepStrictEqual(value, Reflect.get(expected, key)) ? [] : [key],
    );
  }

  test.each(listOperations(document))("not when $id is sent as it should", async (operation) => {
    expect(await differences(operation, (init) => init)).toEqual([]);
  });

  test.each<[mistake: string, id: string, change: ChangeInit, differs: readonly string[]]>([
    ["JSON with another value", "sendJson", replaceText("low", "high"), ["body"]],
    ["JSON as plain JSON", "sendPatch", setHeader("content-type", "application/json"), ["headers"]],
    ["JSON under another type", "sendJson", setHeader("content-type", "text/json"), ["headers", "body"]],
    ["a form with a value that is encoded twice", "sendForm", replaceText("%2B1", "%252B1"), ["body"]],
    ["a form with a list in one value", "sendForm", replaceText("&tags=c", "%2Cc"), ["body"]],
    ["a form under another type", "sendForm", setHeader("content-type", "text/form"), ["headers", "body"]],
    ["a list in one part", "sendParts", changeParts(setPart("tags", "low,calm")), ["body"]],
    ["a list in another order", "sendParts", changeParts(swapTags), ["body"]],
    [
      "an object as text",
      "sendParts",
      changeParts(setPart("labels", '{"accent":"welsh","age":40}')),
      ["body"],
    ],
    [
      "a text of JSON as a part of JSON",
      "sendJsonParts",
      changeParts(setPart("labels", new Blob(["{}"], { type: "application/json" }))),
      ["body"],
    ],
    ["a part of JSON as a text", "sendJsonParts", changeParts(setPart("sections", "[]")), ["body"]],
    ["a file as text", "sendParts", changeParts(setPart("portrait", "PNG portrait")), ["body"]],
    ["a file with other bytes", "sendParts", changeParts(setPart("portrait", new Blob(["PNG"]))), ["body"]],
    ["a part too few", "sendParts", changeParts((form) => form.delete("files")), ["body"]],
    ["a part too many", "sendParts", changeParts((form) => form.append("files", new Blob([]))), ["body"]],
    ["bytes as JSON", "sendBytes", (init) => ({ ...init, body: '"RIFF søund\\r\\n"' }), ["body"]],
    ["bytes under another type", "sendSound", setHeader("content-type", "audio/wav"), ["headers"]],
    [
      "that it takes JSON where bytes come",
      "sendParts",
      setHeader("accept", "application/json"),
      ["headers"],
    ],
    ["that it takes JSON where text comes", "sendForm", setHeader("accept", "application/json"), ["headers"]],
    ["that it takes plain JSON only", "sendPatch", setHeader("accept", "application/json"), ["headers"]],
    ["that it takes anything where JSON comes", "sendJson", setHeader("accept", "*/*"), ["headers"]],
    ["the credential a second time", "sendJson", setHeader("authorization", TOKEN), ["headers"]],
  ])("when it sends %s", async (_, id, change, differs) => {
    expect(await differences(operationOf(id), change)).toEqual(differs);
  });

  test.each<[mistake: string, id: string, change: ChangeAnswer]>([
    ["other bytes", "sendParts", async (answer) => copy(answer, `${await answer.text()} `)],
    ["bytes of another type", "sendParts", async (answer) => copy(answer, await answer.text(), "audio/wav")],
    ["other text", "sendForm", async (answer) => copy(answer, (await answer.text()).trim())],
    ["other events", "sendBytes", async (answer) => copy(answer, `${await answer.text()}data`)],
    ["text for bytes", "sendSound", async (answer) => copy(answer, btoa(await answer.text()))],
    ["other JSON", "sendJson", (answer) => Promise.resolve(copy(answer, '{"id":"vce2"}'))],
  ])("when it gives %s", async (_, id, change) => {
    const client = connect(async (url, init) => change(await fetch(url, init)));
    const operation = operationOf(id);
    const [call] = listAnswerCalls(document, operation);
    if (call === undefined) throw new Error(`${id} has no answer`);
    const { ok, status, body } = await callOperation(client, operation, call);
    expect({ ok, status }).toEqual({ ok: true, status: 200 });
    expect(body).not.toEqual(call.answer.body);
  });
});

function operationOf(id: string): Operation {
  const found = listOperations(document).find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`the golden has no operation ${id}`);
  return found;
}

function setHeader(name: string, value: string): ChangeInit {
  return (init) => {
    const headers = new Headers(init.headers);
    headers.set(name, value);
    return { ...init, headers };
  };
}

function replaceText(from: string, to: string): ChangeInit {
  return ({ body, ...init }) => {
    if (typeof body !== "string" || !body.includes(from)) throw new Error(`there is no ${from} to replace`);
    return { ...init, body: body.replace(from, to) };
  };
}

function changeParts(change: (form: FormData) => void): ChangeInit {
  return async ({ body, ...init }) => {
    const headers = new Headers(init.headers);
    // A fetch that is given to a client gets the bytes of the form.
    const form = await new Response(body, { headers }).formData();
    change(form);
    // The platform names another boundary.
    headers.delete("content-type");
    return { ...init, headers, body: form };
  };
}

/** One value in place of all that a name has. */
function setPart(name: string, value: string | Blob): (form: FormData) => void {
  return (form) => {
    if (typeof value === "string") form.set(name, value);
    else form.set(name, value);
  };
}

function swapTags(form: FormData): void {
  const tags = form.getAll("tags").toReversed();
  form.delete("tags");
  for (const tag of tags) form.append("tags", tag);
}

function copy(answer: Response, body: string, type = answer.headers.get("content-type") ?? ""): Response {
  return new Response(body, { status: answer.status, headers: { "content-type": type } });
}
