import { describe, expect, test } from "vitest";
import { createToInput, type EditTable } from "./index.js";
import { InvalidRequestError, isAgentApisError } from "../index.js";

interface Edits {
  "PUT /agents/{agentId}": { received: object; input: object };
}

const table: EditTable = {
  calls: { "PUT /agents/{agentId}": "Agent" },
  shapes: {
    Agent: {
      keys: {
        name: 5,
        language: 4,
        greeting: 6,
        goal: 4,
        metadata: 14,
        owner: [8, "Owner"],
        labels: [8, { rest: [8, "Owner"] }],
        actions: [10, { items: [8, "Action"] }],
        pause: [8, "Pause"],
      },
    },
    Owner: { keys: { email: 5, owner: [8, "Owner"] } },
    Action: { tag: "kind", kinds: { call: "Call", wait: { keys: { kind: 5 } } } },
    Call: { keys: { kind: 5, number: 5 } },
    Pause: {
      all: [
        { keys: { id: 0, enabled: 4 } },
        {
          tag: "enabled",
          kinds: { true: { keys: { enabled: 5, minutes: 5 } }, false: { keys: { enabled: 4, minutes: 0 } } },
          untagged: "false",
        },
      ],
    },
  },
};

const toInput = createToInput<Edits>(table);
const untyped = createToInput<Record<string, { received: unknown; input: unknown }>>(table);
const convert = (received: object): object => toInput("PUT /agents/{agentId}", received);

describe("toInput", () => {
  test.each<[title: string, received: object, input: object]>([
    ["drops what requests do not take", { id: "1", name: "n", traceId: "t" }, { name: "n" }],
    ["does so in objects", { name: "n", owner: { id: 1, email: "e" } }, { name: "n", owner: { email: "e" } }],
    [
      "does so in objects within themselves",
      { name: "n", owner: { email: "e", owner: { id: 2, email: "f" } } },
      { name: "n", owner: { email: "e", owner: { email: "f" } } },
    ],
    [
      "does so in maps",
      { name: "n", labels: { x: { id: 1, email: "e" } } },
      { name: "n", labels: { x: { email: "e" } } },
    ],
    [
      "does so in lists of kinds",
      { name: "n", actions: [{ id: 1, kind: "call", number: "1" }] },
      { name: "n", actions: [{ kind: "call", number: "1" }] },
    ],
    [
      "does so in parts of an object",
      { name: "n", pause: { id: 1, enabled: true, minutes: 3 } },
      { name: "n", pause: { enabled: true, minutes: 3 } },
    ],
    [
      "drops the properties of another kind",
      { name: "n", pause: { enabled: false, minutes: 3 } },
      { name: "n", pause: { enabled: false } },
    ],
    [
      "knows the kind of an object without the tag",
      { name: "n", pause: { minutes: 3 } },
      { name: "n", pause: {} },
    ],
    [
      "keeps values of enums that it does not know",
      { name: "n", language: "tlh" },
      { name: "n", language: "tlh" },
    ],
    [
      "keeps all of a kind that it does not know",
      { name: "n", actions: [{ id: 1, kind: "fax", pages: [{ id: 2 }] }] },
      { name: "n", actions: [{ id: 1, kind: "fax", pages: [{ id: 2 }] }] },
    ],
    [
      "drops what no kind takes also from a kind that it does not know",
      { name: "n", pause: { id: 1, enabled: "at night", from: 22 } },
      { name: "n", pause: { enabled: "at night", from: 22 } },
    ],
    [
      "keeps open parts",
      { name: "n", metadata: { id: [1, null] } },
      { name: "n", metadata: { id: [1, null] } },
    ],
    ["keeps null where it is taken", { name: "n", greeting: null }, { name: "n", greeting: null }],
    ["drops null where it is not", { name: "n", language: null, owner: null }, { name: "n" }],
    ["drops an object in place of a text", { name: "n", goal: { text: "t" } }, { name: "n" }],
    ["drops a text in place of an object", { name: "n", owner: "o" }, { name: "n" }],
    ["drops what is undefined", { name: "n", language: undefined }, { name: "n" }],
    [
      "takes no property that every object has for one of the table",
      { name: "n", constructor: 1 },
      { name: "n" },
    ],
    [
      "takes no kind that every object has for one of the table",
      { name: "n", actions: [{ kind: "constructor", id: 1 }] },
      { name: "n", actions: [{ kind: "constructor", id: 1 }] },
    ],
  ])("%s", (_title, received, input) => {
    const before = structuredClone(received);
    expect(convert(received)).toStrictEqual(input);
    expect(received).toStrictEqual(before);
  });

  test("returns a copy, so that changes do not reach what it received", () => {
    const received = {
      name: "n",
      metadata: { tags: ["a"], more: { size: 1 } },
      actions: [{ kind: "fax", to: ["b"] }],
    };
    const before = structuredClone(received);
    const input = convert(received);
    empty(input);
    expect(received).toStrictEqual(before);
  });

  test("takes a kind that is an object for an unknown one", () => {
    const actions = [{ kind: { toString: 1 }, id: 1 }];
    expect(convert({ name: "n", actions })).toStrictEqual({ name: "n", actions });
  });

  test("keeps a property called __proto__ a property", () => {
    const received: object = JSON.parse(
      `{ "name": "n", "labels": { "__proto__": { "id": 1, "email": "e" } } }`,
    );
    expect(JSON.stringify(convert(received))).toBe(`{"name":"n","labels":{"__proto__":{"email":"e"}}}`);
  });

  test.each<[title: string, received: object, places: readonly string[]]>([
    ["a missing property", {}, ["/name"]],
    ["null in place of a property", { name: null }, ["/name"]],
    [
      "a property deep in it",
      { name: "n", actions: [{ kind: "wait" }, { kind: "call" }] },
      ["/actions/1/number"],
    ],
    ["several properties", { labels: { "a/b": {} } }, ["/labels/a~1b/email", "/name"]],
    ["the tag of a union", { name: "n", actions: [{ number: "1" }] }, ["/actions/0/kind"]],
    ["a property of a part", { name: "n", pause: { enabled: true } }, ["/pause/minutes"]],
  ])("names %s that requests require", (_title, received, places) => {
    const thrown = catchError(() => convert(received));
    expect(thrown).toBeInstanceOf(InvalidRequestError);
    expect(isAgentApisError(thrown)).toBe(true);
    expect(thrown).toMatchObject({
      method: "PUT",
      path: "/agents/{agentId}",
      part: "body",
      message:
        `PUT /agents/{agentId}: body requires ${places.map((place) => JSON.stringify(place)).join(", ")}, which the ` +
        "response does not have; add it to what toInput receives; nothing was sent",
    });
  });

  test("adds what the request requires and no response has", () => {
    const typed = createToInput<{
      "PUT /agents/{agentId}": { received: { id: string }; missing: { name: string }; input: object };
    }>(table);
    expect(typed("PUT /agents/{agentId}", { id: "1" }, { name: "n" })).toStrictEqual({ name: "n" });
    // @ts-expect-error the request requires more
    expect(() => typed("PUT /agents/{agentId}", { id: "1" })).toThrow(InvalidRequestError);
  });

  test.each([[undefined], [null], ["text"], [[{ name: "n" }]]])("refuses %o", (received) => {
    expect(catchError(() => untyped("PUT /agents/{agentId}", received))).toMatchObject({
      name: "InvalidRequestError",
      message: expect.stringContaining("give it the data of a response"),
    });
  });

  test("refuses an operation that is not in the table, and names those that are", () => {
    for (const call of ["GET /agents", "constructor"])
      expect(() => untyped(call, {})).toThrow(
        new TypeError(`unknown operation "${call}"; expected one of PUT /agents/{agentId}`),
      );
  });
});

/** Takes everything out of an object and out of all that is in it. */
function empty(value: object): void {
  for (const [key, member] of Object.entries(value)) {
    if (typeof member === "object" && member !== null) empty(member);
    Reflect.deleteProperty(value, key);
  }
}

function catchError(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("it did not throw");
}
