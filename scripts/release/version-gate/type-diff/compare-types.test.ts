import { describe, expect, test } from "vitest";
import { compareTypes, type TypesPair } from "./compare-types.ts";
import type { Reason } from "../reason.ts";

const RUNTIME = `
export interface CallOptions { readonly timeoutMs?: number | undefined }
export interface Ok<S extends number, D> { readonly ok: true; readonly status: S; readonly data: D }
export interface Fail<S extends number, B> { readonly ok: false; readonly status: S; readonly error: B }
export type StatusError = 400 | 404 | 500;
export declare enum Unrecognized { tag = "?" }
export declare function unwrap<T>(result: T): T;
export declare class Problem extends Error { readonly code: string; #secret: string; private hidden: number }
`;

interface Version {
  /** The body of `POST /tickets`. */
  readonly body?: string;
  /** The answer of `POST /tickets`. */
  readonly answer?: string;
  readonly types?: string;
  readonly runtime?: string;
  readonly index?: string;
}

const OLD: Required<Version> = {
  body: "{ subject: string; note?: string | null }",
  answer: `{ id: string; state: "open" | "closed"; labels: string[]; note?: string }`,
  types: "",
  runtime: RUNTIME,
  index: "",
};

function compare(old: Version, current: Version): Reason[] {
  const [reasons] = compareTypes([
    {
      old: sources({ ...OLD, ...old }),
      current: sources({ ...OLD, ...current }),
      oldDocument: {},
      currentDocument: {},
    },
  ]);
  return reasons ?? [];
}

function sources({ body, answer, types, runtime, index }: Required<Version>) {
  const text = `
import type { CallOptions, Fail, Ok, StatusError, Unrecognized } from "@agent-apis/runtime";
export type Text = string;
export type Tag = Unrecognized;
${types}
export interface CreateTicketInit extends CallOptions { body: ${body} }
export type CreateTicketResult = Ok<201, ${answer}> | Fail<StatusError, unknown>;
export interface Calls { POST: { "/tickets": { init: CreateTicketInit; result: CreateTicketResult } } }
`;
  const exported = `export type { Calls, CreateTicketInit, CreateTicketResult } from "./operations.js";\n${index}`;
  return {
    package: new Map([
      ["operations.ts", text],
      ["index.ts", exported],
    ]),
    runtime: new Map([["index.ts", runtime]]),
  };
}

function lines(reasons: readonly Reason[]): string[] {
  return reasons.map((reason) => `${reason.class}: ${reason.text}`);
}

describe("compareTypes", () => {
  test("finds nothing when only the text differs", () => {
    expect(compare({}, { types: "/** Says more. */" })).toEqual([]);
    expect(compare({}, { body: "{ note?: string | null; subject: Text }" })).toEqual([]);
  });

  test.each([
    ["{ subject: string; note: string | null }", "breaking: `POST /tickets`: `note` is now required"],
    ["{ subject: string; note?: string }", "breaking: `POST /tickets`: `note` can no longer be `null`"],
    ["{ subject: string }", "breaking: `POST /tickets`: `note` is no longer taken"],
    [
      "{ subject: number; note?: string | null }",
      "breaking: `POST /tickets`: `subject` takes `number` instead of `string`",
    ],
    [
      "{ subject: string; note?: string | null; at: Date }",
      "breaking: `POST /tickets`: `at` is new and required",
    ],
    [
      "{ subject: string; note?: string | null; at?: Date }",
      "feature: `POST /tickets`: `at` is new and can be left out",
    ],
    ["{ subject?: string; note?: string | null }", "feature: `POST /tickets`: `subject` can now be left out"],
    [
      "{ [name: string]: unknown }",
      "feature: `POST /tickets`: other properties of the body are new and can be left out",
    ],
  ])("takes a request of %s for what it is", (body, line) => {
    expect(lines(compare({}, { body }))).toEqual([line]);
  });

  test.each([
    [
      `{ id: string; state: "open"; labels: string[]; note?: string }`,
      'breaking: `POST /tickets`: `state` is no longer `"closed"`',
    ],
    [
      `{ id: string; state: "open" | "closed" | "new"; labels: string[]; note?: string }`,
      'breaking: `POST /tickets`: `state` may now also be `"new"`',
    ],
    [
      `{ id: string; state: "open" | "closed"; labels: string[] }`,
      "breaking: `POST /tickets`: `note` is no longer there",
    ],
    [
      `{ id?: string; state: "open" | "closed"; labels: string[]; note?: string }`,
      "breaking: `POST /tickets`: `id` may now be missing",
    ],
    [
      `{ id: string | null; state: "open" | "closed"; labels: string[]; note?: string }`,
      "breaking: `POST /tickets`: `id` may now be `null`",
    ],
    [
      `{ id: string; state: "open" | "closed"; labels: readonly string[]; note?: string }`,
      "breaking: `POST /tickets`: `labels` is `readonly string[]` instead of `string[]`",
    ],
    [
      `{ id: string; state: "open" | "closed"; labels: (string | number)[]; note?: string }`,
      "breaking: `POST /tickets`: `labels[]` is `string | number` instead of `string`",
    ],
    [
      `{ readonly id: string; state: "open" | "closed"; labels: string[]; note?: string }`,
      "breaking: `POST /tickets`: `id` can no longer be changed",
    ],
    [
      `{ id: unknown; state: "open" | "closed"; labels: string[]; note?: string }`,
      "breaking: `POST /tickets`: `id` is `unknown` instead of `string`",
    ],
    [
      `{ id: string; state: "open" | "closed"; labels: string[]; note: string }`,
      "feature: `POST /tickets`: `note` is now always there",
    ],
    [
      `{ id: string; state: "open" | "closed"; labels: string[]; note?: string; at: Date }`,
      "feature: `POST /tickets`: `at` is new",
    ],
  ])("takes an answer of %s for what it is", (answer, line) => {
    expect(lines(compare({}, { answer }))).toEqual([line]);
  });

  test("takes any new text for no break where any text is allowed next to the known values", () => {
    const open = (values: string): Version => ({ answer: `{ state: ${values} | (string & {}) }` });
    expect(lines(compare(open(`"a" | "b"`), open(`"a" | "b" | "c"`)))).toEqual([
      'feature: `POST /tickets`: `state` is now known to be `"c"`',
    ]);
    expect(lines(compare(open(`"a" | "b"`), { answer: `{ state: "a" | "b" }` }))).toEqual([
      'feature: `POST /tickets`: `state` is `"a" | "b"` instead of `string`',
    ]);
    expect(
      compare(open(`"a"`), { answer: `{ state: string }` }).every((reason) => reason.class !== "breaking"),
    ).toBe(true);
  });

  test("takes a known value that goes for a break, and a new one for none, where there can be others", () => {
    const body = (values: string): Version => ({ body: `{ mode: ${values} }` });
    const answer = (values: string): Version => ({ answer: `{ state: ${values} }` });
    expect(lines(compare(answer(`"a" | "b" | Tag`), answer(`"a" | Tag`)))).toEqual([
      'breaking: `POST /tickets`: `state` is no longer `"b"`',
    ]);
    expect(lines(compare(answer(`"a" | Tag`), answer(`"a" | "b" | Tag`)))).toEqual([
      'feature: `POST /tickets`: `state` is now known to be `"b"`',
    ]);
    expect(lines(compare(body(`"a" | "b" | Tag`), body(`"a" | Tag`)))).toEqual([
      'breaking: `POST /tickets`: `mode` no longer takes `"b"`',
    ]);
    expect(lines(compare(body(`"a" | Tag`), body(`"a" | "b" | Tag`)))).toEqual([
      'feature: `POST /tickets`: `mode` now also takes `"b"`',
    ]);
  });

  test.each([
    [`"a" | (string & {})`, `"a" | Tag`, "breaking", "breaking"],
    [`"a"`, `"a" | Tag`, "breaking", "feature"],
    [`"a" | Tag`, `"a"`, "breaking", "breaking"],
    [`"a" | Tag`, "string", "breaking", "feature"],
  ])("judges a value that becomes %s → %s", (before, after, inResponse, inRequest) => {
    const [was, is] = [before, after].map((type) => `{ state: ${type} }`);
    const [answers, bodies] = [
      compare({ answer: was ?? "" }, { answer: is ?? "" }),
      compare({ body: was ?? "" }, { body: is ?? "" }),
    ];
    expect(answers.map((reason) => reason.class)).toEqual([inResponse]);
    expect(bodies.map((reason) => reason.class)).toEqual([inRequest]);
  });

  test("takes a new variant for no break where there is one for unknown tags", () => {
    const [a, b, other] = [`{ tag: "a"; x: string }`, `{ tag: "b"; y: string }`, `{ tag: Tag }`];
    expect(lines(compare({ answer: `${a} | ${other}` }, { answer: `${a} | ${b} | ${other}` }))).toEqual([
      'feature: `POST /tickets`: the response with `tag` `"b"` is new',
    ]);
    expect(
      lines(compare({ answer: `(${a} | ${other})[]` }, { answer: `(${a} | ${b} | ${other})[]` })),
    ).toEqual(['feature: `POST /tickets`: an item with `tag` `"b"` is new']);
    expect(
      lines(compare({ answer: `${a} | { tag: "c" }` }, { answer: `${a} | ${b} | { tag: "c" }` })),
    ).toEqual(['breaking: `POST /tickets`: the response with `tag` `"b"` is new']);
  });

  test("names a change of a type once, however often the type is used", () => {
    const state = (values: string): Version => ({
      types: `export type State = ${values}; export interface Ticket { state: State; last?: State; all: State[] }`,
      answer: "Ticket | { tickets: Ticket[] }",
      index: `export type { State, Ticket } from "./operations.js";`,
    });
    const reasons = compare(state(`"open" | "closed"`), state(`"open" | "closed" | "new"`));
    expect(lines(reasons)).toEqual(['breaking: `POST /tickets`: `state` may now also be `"new"`']);
  });

  test("ends on a type that contains itself", () => {
    const tree = (leaf: string): Version => ({
      types: `export interface Tree { leaf: ${leaf}; trees: Tree[] }`,
      answer: "Tree",
    });
    expect(lines(compare(tree("string"), tree("number")))).toEqual([
      "breaking: `POST /tickets`: `leaf` is `number` instead of `string`",
    ]);
  });

  test("takes options without a tag that can stand for each other for the same", () => {
    const token = (other: string): Version => ({ body: `{ token: string | (${other}) }` });
    expect(lines(compare(token("() => string"), token("(request: object) => string")))).toEqual([
      "feature: `POST /tickets`: `token` takes `string | ((request: object) => string)` instead of `string | (() => string)`",
    ]);
    expect(
      compare(token("(request: object) => string"), token("() => string")).map((reason) => reason.class),
    ).toContain("breaking");
  });

  test("sees what is no longer taken in a variant that has no tag", () => {
    const token = (variant: string): Version => ({ body: `{ token: { name: string } | ${variant} }` });
    const [wide, narrow] = [token("{ id: number; note?: string }"), token("{ id: number }")];
    expect(compare(wide, narrow).map((reason) => reason.class)).toContain("breaking");
    expect(compare(narrow, wide).map((reason) => reason.class)).toEqual(["feature"]);
  });

  test("takes what had a name in a map for any names, if it has the values", () => {
    const map = (values: string): Version => ({ body: `{ subject: string; [name: string]: ${values} }` });
    expect(compare({}, map("unknown")).some((reason) => reason.class === "breaking")).toBe(false);
    expect(lines(compare({}, map("string")))).toContain(
      "breaking: `POST /tickets`: `note` is no longer taken",
    );
  });

  test("counts what the runtime does to the types of a package", () => {
    expect(
      lines(compare({}, { runtime: RUNTIME.replace("timeoutMs?: number", "timeoutMs?: string") })),
    ).toEqual(["breaking: the option `timeoutMs` takes `string` instead of `number`"]);
    expect(
      lines(
        compare(
          {},
          { runtime: RUNTIME.replace("readonly timeoutMs", "readonly retries?: number; readonly timeoutMs") },
        ),
      ),
    ).toEqual(["feature: the option `retries` is new and can be left out"]);
  });

  test("names an option by its own name, and not again by that of its type", () => {
    const limit = (values: string): Version => ({
      index: `export type { Limit } from "@agent-apis/runtime";`,
      runtime: `${RUNTIME.replace("timeoutMs?: number", "timeoutMs?: Limit")} export type Limit = ${values};`,
    });
    expect(lines(compare(limit("1 | 2"), limit("1")))).toEqual([
      "breaking: the option `timeoutMs` no longer takes `2`",
    ]);
  });

  test("compares classes by what is public in them, and functions as a whole", () => {
    const index = `export { Problem, unwrap } from "@agent-apis/runtime";`;
    const withRuntime = (from: string, to: string): string[] =>
      lines(compare({ index }, { index, runtime: RUNTIME.replace(from, to) }));
    expect(withRuntime("#secret: string", "#other: string")).toEqual([]);
    expect(withRuntime("hidden: number", "hidden: string")).toEqual([]);
    expect(withRuntime("code: string", "code: number")).toEqual([
      "breaking: `Problem.code` is `number` instead of `string`",
    ]);
    expect(withRuntime("unwrap<T>(result: T): T", "unwrap<T>(result: T, strict: boolean): T")).toEqual([
      "breaking: the type of `unwrap` changed",
    ]);
  });

  test("counts the names that a package exports", () => {
    const types = "export interface Ticket { id: string } export interface Case { id: string }";
    const exporting = (name: string): Version => ({
      types,
      index: `export type { ${name} } from "./operations.js";`,
    });
    expect(lines(compare(exporting("Ticket"), { types }))).toEqual([
      "breaking: `Ticket` is no longer exported",
    ]);
    expect(lines(compare(exporting("Ticket"), exporting("Case")))).toEqual([
      "breaking: the type `Ticket` is now called `Case`",
    ]);
    expect(lines(compare({ types }, exporting("Case")))).toEqual(["feature: `Case` is now exported"]);
  });

  test("takes what a callback is called with for something that is read", () => {
    const hooks = (event: string): Version => ({
      types: `export interface Event ${event}
export interface Hooks { readonly onEvent?: ((event: Event) => void) | undefined }
export interface ClientOptions { readonly hooks?: Hooks | undefined }`,
      index: `export type { ClientOptions, Event, Hooks } from "./operations.js";`,
    });
    expect(
      lines(
        compare(
          hooks("{ readonly attempt: number }"),
          hooks("{ readonly attempt: number; readonly queuedMs: number }"),
        ),
      ),
    ).toEqual(["feature: `Event.queuedMs` is new"]);
  });

  test("compares versions that are too large to be compiled together", () => {
    const large = `/* ${"x".repeat(2_100_000)} */`;
    const pair = (note: string): TypesPair => ({
      old: sources({ ...OLD, types: large }),
      current: sources({
        ...OLD,
        types: large,
        body: `{ subject: string; note?: string | null; ${note}: string }`,
      }),
      oldDocument: {},
      currentDocument: {},
    });
    expect(compareTypes([pair("first"), pair("second")]).map(lines)).toEqual([
      ["breaking: `POST /tickets`: `first` is new and required"],
      ["breaking: `POST /tickets`: `second` is new and required"],
    ]);
  });
});
