import { listOperations, type Operation } from "../../generator/list-operations.ts";
import { nameProvider } from "../../generator/provider-names.ts";
import type { Spec } from "../../generator/read-spec.ts";
import { renderCall } from "../../generator/render-readme.ts";
import type { Package } from "./list-packages.ts";

/** A program that a user of a package could have written: it runs everywhere, and compiles when no type is missing or `any`. */
export interface Program {
  readonly source: string;
  /** Number of calls that arrive. */
  readonly calls: number;
}

/** The line that every program gives in the end. */
export const OUTCOME = "all answered, and a wrong call refused";

/** The parts in which the programs differ. */
interface Use {
  /** Names that it imports in addition to those of every package. */
  readonly imports: string;
  /** Declarations that come before everything else. */
  readonly declarations?: string;
  /** Type of what it creates, if it has a name, and the expression that does. */
  readonly type: string;
  readonly create: string;
  /** Expressions of clients that are in `created`. */
  readonly clients: readonly string[];
  /** Calls that are answered, such as `created.GET("/agents")`. */
  readonly calls: readonly string[];
  /** Statement that checks the `data` of a call. */
  readonly check?: string;
  /** Statements that must not compile. */
  readonly misuses: readonly string[];
}

/** The program that uses a package alone. */
export function renderProgram(subject: Package, specs: readonly Spec[]): Program {
  const use = describeUse(subject, specs);
  const { imports, declarations = "", type, create, clients, calls, check = "", misuses } = use;
  const refusals = clients.map((client) => `  await refuse(${client});`);
  return {
    calls: calls.length,
    source: `import { isInvalidRequestError, unwrap, ${imports} } from "${subject.name}";
${SUPPORT}${declarations}
const create = (address: string): ${type} => ${create};

export async function usePackage(address: string): Promise<string> {
  const created = create(address);
${[...calls.map((call) => renderTry(call, check)), ...refusals].join("\n")}
  return "${OUTCOME}";
}

/** Is compiled and never called. */
export async function misuse(): Promise<void> {
  const created = create("");
${misuses.map((statement) => `  // @ts-expect-error there is no such thing\n  ${statement};`).join("\n")}
}
`,
  };
}

function describeUse(subject: Package, specs: readonly Spec[]): Use {
  if (subject.kind === "runtime") return RUNTIME_USE;
  if (subject.kind === "facade") return describeFacade(specs);
  const spec = specs.find(({ id }) => id === subject.folder);
  if (spec === undefined) throw new Error(`${subject.folder} has no spec`);
  const { pascal } = nameProvider(spec.id);
  return {
    imports: `create${pascal}Client, type ${pascal}Client, type ${pascal}ClientOptions`,
    type: `${pascal}Client`,
    create: `{
  const options: ${pascal}ClientOptions = { baseUrl: address + "/${spec.id}", token: "a-token" };
  return create${pascal}Client(options);
}`,
    clients: ["created"],
    calls: chooseCalls(spec).map((operation) => `created.${renderCall(operation)}`),
    misuses: [`await created.GET("/no/such/path")`],
  };
}

function describeFacade(specs: readonly Spec[]): Use {
  const providers = specs.map((spec) => ({ ...spec, ...nameProvider(spec.id) }));
  const configured = providers.map(
    ({ id, key }) => `    ${key}: { baseUrl: address + "/${id}", token: "a-token" },`,
  );
  const [first, ...others] = providers;
  return {
    imports: "createAgentApis, type ProviderClients, type ProviderOptions",
    type: "ProviderClients",
    create: `{
  const options: ProviderOptions = {
${configured.join("\n")}
  };
  return createAgentApis(options);
}`,
    clients: providers.map(({ key }) => `created.${key}`),
    calls: providers.flatMap((provider) =>
      chooseCalls(provider)
        .slice(0, 1)
        .map((operation) => `created.${provider.key}.${renderCall(operation)}`),
    ),
    check: `notAny(createAgentApis({ ${first?.key}: {} }).${first?.key})(false);`,
    misuses: [
      ...providers.map(({ key }) => `await created.${key}.GET("/no/such/path")`),
      ...others.map(({ key }) => `createAgentApis({ ${first?.key}: {} }).${key}`),
    ],
  };
}

const RUNTIME_USE: Use = {
  imports: "type Client, type ClientOptions, createClient, type Fail, type Ok, type Provider",
  declarations: `
interface Calls {
  readonly GET: {
    readonly "/a/{id}": {
      readonly init: { readonly params: { readonly path: { readonly id: string } } };
      readonly result: Ok<200, { readonly path: string }> | Fail<404, unknown>;
    };
  };
}
const provider: Provider = {
  baseUrl: "https://api.invalid",
  schemes: { bearerAuth: { header: "Authorization", prefix: "Bearer " } },
  security: ["bearerAuth"],
};
`,
  type: "Client<Calls, ClientOptions>",
  create: `createClient<Calls, ClientOptions>(provider, { baseUrl: address + "/echo", token: "a-token" })`,
  clients: ["created"],
  calls: [`created.GET("/a/{id}", { params: { path: { id: "b c" } } })`],
  check: `notAny(data.path)(false);
    if (data.path !== "/a/b%20c") throw new Error("the path arrived as " + data.path);`,
  misuses: [`await created.GET("/b")`],
};

/** One call that reads and one that sends a body, both with data in the answer, where the API has them. */
function chooseCalls({ document }: Spec): Operation[] {
  const answered = listOperations(document).filter(({ responses }) =>
    responses.some(({ status, schema }) => status.startsWith("2") && schema !== undefined),
  );
  const reading = answered.find(({ method, body }) => method === "GET" && body === undefined);
  const sending = answered.find(
    ({ body }) => body?.mediaType === "application/json" && body.examples.length > 0,
  );
  return [reading, sending].filter((operation) => operation !== undefined);
}

function renderTry(call: string, check: string): string {
  return `  {
    const result = await ${call};
    notAny(result)(false);
    if (!result.ok) notAny(result.status)(false);
    const data = await unwrap(result);
    notAny(data)(false);
    if (data === undefined) throw new Error("the response has no data");
    ${check}
  }`;
}

/** What every program checks: that a type is not `any`, and that a call cannot reach another route. */
const SUPPORT = `
type IsAny<Value> = 0 extends 1 & Value ? true : false;
function notAny<Value>(_value: Value): (isAny: IsAny<Value>) => void {
  return () => {};
}

interface Sender {
  request(method: "GET", path: string, init: object): Promise<unknown>;
}
async function refuse(client: Sender): Promise<void> {
  try {
    await client.request("GET", "/a/{id}", { params: { path: { id: ".." } } });
  } catch (error) {
    if (isInvalidRequestError(error)) return;
    throw error;
  }
  throw new Error("a path parameter that leaves its route was sent");
}
`;
