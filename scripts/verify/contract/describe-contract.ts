import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ClientOptions } from "@agent-apis/runtime";
import type { LocalServer } from "../../base/http/start-server.ts";
import type { OpenApiDocument } from "../../generator/document.ts";
import { listOperations, type Operation } from "../../generator/list-operations.ts";
import { addressWith, defaultAddress, listChoices, readServers } from "../../generator/server-options.ts";
import { referenceOf } from "../../base/reference/reference.ts";
import { valueAt } from "../../base/json/json-pointer.ts";
import { startMock } from "../mock/start-mock.ts";
import type { AnyClient } from "../tour/connect-client.ts";
import { callOperation, type CallResult, walkList } from "./call-operation.ts";
import type { ContractCall } from "./contract-call.ts";
import { countRequests } from "./count-requests.ts";
import { describeRoundTrips, type ToInput } from "./describe-round-trips.ts";
import { createJudge } from "./create-judge.ts";
import { expectRequest, sortQuery, toComparable } from "./expect-request.ts";
import {
  findUnions,
  findUntagged,
  lacksProperty,
  listUnions,
  listUntagged,
  replaceKind,
  type UnionPlace,
  type Variant,
} from "./find-unions.ts";
import { listAnswerCalls, listSendingCalls, listSuccessStatuses, plainCall } from "./list-calls.ts";
import { listPageWalks } from "./list-page-walks.ts";
import { listRemovals, type Removal, removeFromRequest } from "./list-removals.ts";
import { type Recorder, startRecorder } from "./start-recorder.ts";

const TOKEN = "contract-token";

/** Tests that a client sends and gives what a document says, for every example that the document has. */
export function describeContract(
  document: OpenApiDocument,
  connect: (options: ClientOptions) => AnyClient,
  toInput: ToInput = () => {
    throw new Error("the package was built without the subpath edit");
  },
): void {
  const operations = listOperations(document);
  const judged = { sent: 0, answered: 0, paged: 0, refused: 0 };
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

  /** Makes the call, and compares what the client sent with what the spec says. */
  async function judge(operation: Operation, call: ContractCall, removal?: Removal): Promise<CallResult> {
    // An error that is asked for is to be given to the caller, not to be tried again.
    const client = connect({ token: TOKEN, baseUrl: recorder.baseUrl, retries: 0 });
    const { result, requests } = await recorder.record(
      () => callOperation(client, operation, call),
      removal === undefined ? undefined : (request) => removeFromRequest(request, removal),
    );
    expect(await Promise.all(requests.map((request) => toComparable(request)))).toStrictEqual([
      await expectRequest(document, operation, call, TOKEN),
    ]);
    return result;
  }

  describe.each(operations)("$method $path", (operation) => {
    test.each(listSendingCalls(document, operation))("$title", async (call) => {
      const result = await judge(operation, call);
      expect(result).toMatchObject({ ok: true, complaint: "" });
      expect(listSuccessStatuses(operation)).toContain(result.status);
      judged.sent += 1;
    });

    test.each(listAnswerCalls(document, operation))("$title", async (call) => {
      const { ok, status, body } = await judge(operation, call);
      expect({ ok, status, body }).toStrictEqual(call.answer);
      judged.answered += 1;
    });

    test.each(listPageWalks(document, operation))("$title", async (walk) => {
      const { call, first, second, isLast } = walk;
      const client = connect({ token: TOKEN, baseUrl: recorder.baseUrl, retries: 0 });
      const { result: pages, requests } = await recorder.record(() => walkList(client, operation, call));
      expect(pages[0]).toStrictEqual(call.answer.body);
      const expected = await Promise.all(
        [first, ...(second === undefined ? [] : [second])].map((one) =>
          expectRequest(document, operation, one, TOKEN),
        ),
      );
      const sent = await Promise.all(requests.map((request) => toComparable(request)));
      expect(sent.slice(0, expected.length).map(sortQuery)).toStrictEqual(expected.map(sortQuery));
      if (isLast) expect(sent).toHaveLength(1);
      judged.paged += 1;
    });

    test.each(listRemovals(document, operation))("is refused without the $from $name", async (removal) => {
      const { ok, status, complaint } = await judge(operation, plainCall(document, operation), removal);
      expect({ ok, isClientError: status >= 400 && status < 500 }).toEqual({
        ok: false,
        isClientError: true,
      });
      expect(complaint).toContain(removal.complaint);
      judged.refused += 1;
    });
  });

  describe("request bodies", () => {
    const schemas = createJudge(document);
    const bodies = operations.flatMap(({ id: operation, body }) =>
      (body?.examples ?? []).map(({ name, value }) => ({
        operation,
        name,
        value,
        schema: body?.schema ?? {},
      })),
    );
    const tagged = bodies.flatMap((body) =>
      findUnions(document, body.schema, body.value).map((place) => ({ ...body, ...place, place })),
    );

    /** The value under the tag of every other kind that does not take the rest of it. */
    const listMisfits = (value: unknown, place: UnionPlace): { kind: unknown; changed: unknown }[] =>
      place.variants
        .filter((variant) => variant !== place.chosen)
        .map(({ kind, schema }) => ({ kind, schema, changed: replaceKind(value, place, kind) }))
        .filter(({ schema, changed }) => schemas.complain(schema, valueAt(changed, place.keys)).length > 0)
        .map(({ kind, changed }) => ({ kind, changed }));

    test.each(bodies)("$operation $name fits its schema", ({ schema, value }) => {
      expect(schemas.complain(schema, value)).toEqual([]);
    });

    test.each(tagged)(
      "$operation $name is refused with a $tag that no kind has",
      ({ schema, value, place }) => {
        expect(schemas.complain(schema, replaceKind(value, place, "no such kind"))).not.toEqual([]);
      },
    );

    test.each(tagged)(
      "$operation $name is refused with the $tag of a kind that does not take the rest",
      ({ schema, value, place }) => {
        const misfits = listMisfits(value, place);
        const refused = misfits.filter(({ changed }) => schemas.complain(schema, changed).length > 0);
        expect(refused).toEqual(misfits);
      },
    );

    test("have kinds that differ, where there are more than two", () => {
      // One kind may accept everything that another accepts, and all may have what the examples show.
      const many = tagged.filter(
        ({ variants, value, place }) =>
          variants.length > 2 &&
          variants.some(({ schema }) => lacksProperty(document, schema, valueAt(value, place.keys))),
      );
      const unions = Map.groupBy(many, ({ variants }) => JSON.stringify(variants));
      const alike = [...unions].filter(([, shown]) =>
        shown.every(({ value, place }) => listMisfits(value, place).length === 0),
      );
      expect(alike.map(([variants]) => variants)).toEqual([]);
    });

    test("have an example of every member of a union without a tag", () => {
      const shown = bodies.flatMap(({ schema, value }) => findUntagged(document, schema, value));
      const unions = operations.flatMap(({ body }) => (body ? listUntagged(document, body.schema) : []));
      const missing = unions.flatMap((members) => {
        const places = shown.filter((place) => isDeepStrictEqual(place.members, members));
        return members.filter((one) => places.every(({ value }) => schemas.complain(one, value).length > 0));
      });
      expect(missing).toEqual([]);
    });

    test("have an example of every kind", () => {
      const nameOf = ({ kind, schema }: Variant): string =>
        `${referenceOf(schema) ?? "a schema"} for ${String(kind)}`;
      const unions = operations.flatMap(({ body }) => (body ? listUnions(document, body.schema) : []));
      const kinds = unions.flatMap(({ variants }) => variants.map(nameOf));
      const shown = tagged.flatMap(({ place }) => (place.chosen ? nameOf(place.chosen) : []));
      expect([...new Set(shown)].toSorted()).toEqual([...new Set(kinds)].toSorted());
      // Read off the text, in case that unions are no longer found at all.
      const mapped = [...JSON.stringify(document).matchAll(/"mapping":\{(.*?)\}/g)].flatMap(
        ([, pairs = ""]) =>
          [...pairs.matchAll(/"([^"]+)":"([^"]+)"/g)].map(([, kind, ref]) => `${ref} for ${kind}`),
      );
      expect(kinds).toEqual(expect.arrayContaining(mapped));
    });
  });

  describeRoundTrips(document, toInput, (operation, body) =>
    judge(operation, { ...plainCall(document, operation), body }),
  );

  test("the mock refuses a path that the spec does not have", async () => {
    const client = connect({ token: TOKEN, baseUrl: recorder.baseUrl });
    const { result } = await recorder.record(() => client.request("GET", "/no-such-path"));
    expect(result).toMatchObject({ ok: false, status: 404 });
  });

  async function listCalled(options: object): Promise<string[]> {
    const urls: string[] = [];
    const send = (url: string): Promise<Response> => {
      urls.push(url);
      return Promise.resolve(Response.json({}));
    };
    await connect({ ...options, token: TOKEN, fetch: send }).request("GET", "/anything");
    return urls;
  }

  test("the client calls the spec's server when nothing else is said", async () => {
    expect(await listCalled({})).toEqual([`${defaultAddress(document)?.replace(/\/$/, "")}/anything`]);
  });

  test.each(listServerChoices(document))("the client calls $address with $options", async (choice) => {
    expect(await listCalled(choice.options)).toEqual([`${choice.address}/anything`]);
  });

  // Last, when the others have counted what they did.
  test("every request that the spec asks for was judged", () => {
    const removals = operations.map((operation) => listRemovals(document, operation).length);
    expect(judged).toEqual({
      ...countRequests(document),
      refused: removals.reduce((sum, count) => sum + count, 0),
    });
    expect(judged.sent).toBeGreaterThan(0);
    const withoutRemoval = operations.filter((_, index) => removals[index] === 0);
    expect(withoutRemoval.filter(({ schemes, body }) => schemes.length > 0 || body?.required)).toEqual([]);
  });
}

/** Every choice of a server, with the address that it leads to. */
function listServerChoices(document: OpenApiDocument): { options: object; address: string }[] {
  const servers = readServers(document);
  if (servers === undefined) return [];
  return listChoices(servers).map((options) => ({ options, address: addressWith(servers, options) }));
}
