import { listOperations, type Operation } from "../../generator/list-operations.ts";
import { nameProvider } from "../../generator/provider-names.ts";
import type { Spec } from "../../generator/read-spec.ts";
import { renderCall } from "../../generator/render-readme.ts";
import type { Package } from "./list-packages.ts";

/** Programs that a user of a package could have written. */
export interface Programs {
  /** Exports `usePackage(address)`, which calls and gives a line about it. */
  readonly run: string;
  /** The line that it gives. */
  readonly outcome: string;
  /** Number of calls that arrive. */
  readonly calls: number;
  /** Compiles exactly when the package's types are there and are not `any`. */
  readonly types: string;
}

/** The programs that use a package alone. */
export function renderPrograms(subject: Package, specs: readonly Spec[]): Programs {
  if (subject.kind === "runtime") return renderRuntimePrograms(subject);
  if (subject.kind === "facade") return renderFacadePrograms(subject, specs);
  const spec = specs.find(({ id }) => id === subject.folder);
  if (spec === undefined) throw new Error(`there is no spec of ${subject.folder}`);
  return renderProviderPrograms(spec);
}

function renderProviderPrograms({ id, document }: Spec): Programs {
  const { packageName, pascal } = nameProvider(id);
  const calls = chooseCalls(listOperations(document));
  const create = `create${pascal}Client`;
  return {
    ...describeCalls(calls.length),
    run: `import { ${create}, isInvalidRequestError, unwrap } from "${packageName}";

export async function usePackage(address) {
  const client = ${create}({ baseUrl: address + "/${id}", token: "a-token" });
${renderTries("client", calls)}
  return ${JSON.stringify(describeCalls(calls.length).outcome)};
}
${REFUSES}`,
    types: `import { ${create}, type ${pascal}Client, type ${pascal}ClientOptions } from "${packageName}";
${NOT_ANY}
const options: ${pascal}ClientOptions = { token: "a-token" };
export const client: ${pascal}Client = ${create}(options);
${renderTypeTries("client", calls)}
`,
  };
}

function renderFacadePrograms({ name }: Package, specs: readonly Spec[]): Programs {
  const providers = specs.map(({ id, document }) => {
    const { key } = nameProvider(id);
    return { id, key, calls: chooseCalls(listOperations(document)).slice(0, 1) };
  });
  const total = providers.flatMap(({ calls }) => calls).length;
  const configured = providers.map(
    ({ id, key }) => `    ${key}: { baseUrl: address + "/${id}", token: "a-token" },`,
  );
  const [{ key: first } = { key: "" }, ...others] = providers;
  return {
    ...describeCalls(total),
    run: `import { createAgentApis, isInvalidRequestError, unwrap } from "${name}";

export async function usePackage(address) {
  const apis = createAgentApis({
${configured.join("\n")}
  });
${providers.map(({ key, calls }) => renderTries(`apis.${key}`, calls)).join("\n")}
  return ${JSON.stringify(describeCalls(total).outcome)};
}
${REFUSES}`,
    types: `import { createAgentApis, type ProviderClients, type ProviderOptions } from "${name}";
${NOT_ANY}
const options: ProviderOptions = {
${providers.map(({ key }) => `  ${key}: { token: "a-token" },`).join("\n")}
};
export const apis: ProviderClients = createAgentApis(options);
${providers.map(({ key, calls }) => renderTypeTries(`apis.${key}`, calls)).join("\n")}
const one = createAgentApis({ ${first}: {} });
export const configured = one.${first};
${others.map(({ key }) => `// @ts-expect-error it was not configured\none.${key};`).join("\n")}
`,
  };
}

function renderRuntimePrograms({ name }: Package): Programs {
  const facts = `{
  baseUrl: "https://api.invalid",
  schemes: { bearerAuth: { header: "Authorization", prefix: "Bearer " } },
  security: ["bearerAuth"],
}`;
  return {
    ...describeCalls(1),
    run: `import { createClient, isInvalidRequestError, unwrap } from "${name}";

const provider = ${facts};

export async function usePackage(address) {
  const client = createClient(provider, { baseUrl: address + "/echo", token: "a-token" });
  const { path } = await unwrap(client.request("GET", "/a/{id}", { params: { path: { id: "b c" } } }));
  if (path !== "/a/b%20c") throw new Error("the path arrived as " + path);
  await refuses(client);
  return ${JSON.stringify(describeCalls(1).outcome)};
}
${REFUSES}`,
    types: `import { type ClientOptions, createClient, type Ok, type Provider, unwrap } from "${name}";
${NOT_ANY}
interface Calls {
  readonly GET: { readonly "/a": { readonly init: object; readonly result: Ok<200, { readonly b: string }> } };
}
const provider: Provider = ${facts};
const options: ClientOptions = { token: "a-token" };
export const client = createClient<Calls, ClientOptions>(provider, options);
export const data = await unwrap(client.GET("/a"));
notAny(data)(false);
const text: string = data.b;
notAny(text)(false);
// @ts-expect-error there is no such path
await client.GET("/b");
`,
  };
}

/** One call that reads and one that sends a body, both with data in the answer, where the API has them. */
function chooseCalls(operations: readonly Operation[]): Operation[] {
  const answered = operations.filter(({ responses }) =>
    responses.some(({ status, schema }) => status.startsWith("2") && schema !== undefined),
  );
  const reading = answered.find(({ method, body }) => method === "GET" && body === undefined);
  const sending = answered.find(
    ({ body }) => body?.mediaType === "application/json" && body.examples.length > 0,
  );
  return [reading, sending].filter((operation) => operation !== undefined);
}

function describeCalls(calls: number): { calls: number; outcome: string } {
  return { calls, outcome: `${calls} answered, 1 refused` };
}

function renderTries(client: string, calls: readonly Operation[]): string {
  const tries = calls.map(
    (operation) => `  if ((await unwrap(${client}.${renderCall(operation)})) === undefined)
    throw new Error("${operation.method} ${operation.path} has no data");`,
  );
  return [...tries, `  await refuses(${client});`].join("\n");
}

function renderTypeTries(client: string, calls: readonly Operation[]): string {
  const tries = calls.map(
    (operation) => `{
  const result = await ${client}.${renderCall(operation)};
  notAny(result)(false);
  if (result.ok) notAny(result.data)(false);
  else notAny(result.status)(false);
}`,
  );
  return [...tries, `// @ts-expect-error there is no such path\nawait ${client}.GET("/no/such/path");`].join(
    "\n",
  );
}

/** Checks what every client must do anywhere: keep a call from reaching another route. */
const REFUSES = `
async function refuses(client) {
  try {
    await client.request("GET", "/a/{id}", { params: { path: { id: ".." } } });
  } catch (error) {
    if (isInvalidRequestError(error)) return;
    throw error;
  }
  throw new Error("a path parameter that leaves its route was sent");
}
`;

const NOT_ANY = `
type IsAny<Value> = 0 extends 1 & Value ? true : false;
declare function notAny<Value>(value: Value): (isAny: IsAny<Value>) => void;`;
