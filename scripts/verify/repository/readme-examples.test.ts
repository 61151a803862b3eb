import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalServer } from "../../base/http/start-server.ts";
import { listProviders } from "../../generator/list-providers.ts";
import { nameProvider } from "../../generator/provider-names.ts";
import { readSpec } from "../../generator/read-spec.ts";
import { startMock } from "../mock/start-mock.ts";

const root = join(import.meta.dirname, "../../..");
const ids = listProviders(root);
const readmes = [
  "README.md",
  ...["runtime", "agent-apis", ...ids].map((folder) => `packages/${folder}/README.md`),
];
const examples = readmes.flatMap((readme) => {
  const blocks = readFileSync(join(root, readme), "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, code = ""], index) => ({ name: `example ${index + 1} of ${readme}`, code }));
});

// Redirects calls to the first mock that knows the path. The application's own server, which some examples get a token
// from, is not a mock. A mock always returns the same page of a list, so the next one is made empty to end the list.
const REDIRECT = `
const send = globalThis.fetch;
const seen = new Set();
globalThis.fetch = async (url, init) => {
  const { hostname, pathname, search } = new URL(url);
  if (hostname === "app.example.com") return new Response("token");
  for (const mock of process.env.MOCKS.split(" ")) {
    const response = await send(mock + pathname + search, init);
    if (response.status === 404) continue;
    console.error("received " + response.status);
    const isNextPage = init.method === "GET" && seen.has(pathname);
    seen.add(pathname);
    if (!isNextPage) return response;
    const page = Object.entries(await response.json());
    return Response.json(Object.fromEntries(page.map(([key, value]) => [key, Array.isArray(value) ? [] : value])));
  }
  throw new Error("no mock knows " + pathname);
};`;

// Prints each request for a token to the application's own server, and the token of each call; the API rejects the first one.
const TOKEN_SERVER = `
let count = 0;
globalThis.fetch = async (url, { headers } = {}) => {
  const isOwn = new URL(url).hostname === "app.example.com";
  console.error(isOwn ? "own server" : headers.authorization);
  if (isOwn) return new Response("token-" + (count += 1), { status: Number(process.env.STATUS) });
  return Response.json({ agents: [] }, { status: headers.authorization === "Bearer token-1" ? 401 : 200 });
};`;

let folder = "";
let mocks: LocalServer[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "readme-examples-"));
  const link = (name: string, target: string): void => {
    mkdirSync(dirname(join(folder, "node_modules", name)), { recursive: true });
    symlinkSync(target, join(folder, "node_modules", name));
  };
  for (const id of ids) link(nameProvider(id).packageName, join(root, "packages", id));
  link("agent-apis", join(root, "packages/agent-apis"));
  link("@agent-apis/runtime", join(root, "packages/runtime"));
  link("@opentelemetry/api", join(root, "scripts/node_modules/@opentelemetry/api"));
  link("@types/node", join(root, "scripts/node_modules/@types/node"));
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  writeFileSync(join(folder, "redirect.mjs"), REDIRECT);
  for (const [index, { code }] of examples.entries())
    writeFileSync(join(folder, `example-${index}.ts`), code);
  mocks = await Promise.all(ids.map(async (id) => startMock((await readSpec(root, id)).document)));
});
afterAll(async () => {
  await Promise.all(mocks.map((mock) => mock.close()));
  rmSync(folder, { recursive: true, force: true });
});

describe("README examples", () => {
  test("exist: several per provider, one in the root README, and the facade's", () => {
    expect(examples.length).toBeGreaterThanOrEqual(2 * ids.length + 2);
  });

  test("compile against the built packages", () => {
    const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--types", "node"];
    const files = examples.map((_, index) => `example-${index}.ts`);
    const tsc = join(root, "node_modules/.bin/tsc");
    const { stdout, status } = spawnSync(tsc, [...options, ...files], { cwd: folder, encoding: "utf8" });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  test("compile with the settings of older projects", () => {
    const settings = ["--module", "commonjs", "--moduleResolution", "node10", "--lib", "es2021,dom"];
    const file = join(folder, "older.ts");
    const lines = ids.map(nameProvider).map(({ packageName, pascal }) => {
      const name = `create${pascal}Client`;
      return `import { ${name} } from "${packageName}";\n${name}({ token: "t" });\n`;
    });
    writeFileSync(file, [...lines, `import { createAgentApis } from "agent-apis";\n`].join(""));
    const tsc = join(root, "scripts/node_modules/typescript-5/bin/tsc");
    const options = ["--noEmit", "--strict", "--target", "es2021", "--typeRoots", "none", ...settings, file];
    const { stdout } = spawnSync(process.execPath, [tsc, ...options], { cwd: folder, encoding: "utf8" });
    expect(stdout).toBe("");
  }, 60_000);

  test.each(examples.map(({ name }, index) => [name, index] as const))(
    "%s runs and gets responses",
    async (_, index) => {
      const tokens = ids.map((id): [string, string] => [`${nameProvider(id).upperSnake}_TOKEN`, "token"]);
      const environment = {
        ...Object.fromEntries(tokens),
        MOCKS: mocks.map(({ baseUrl }) => baseUrl).join(" "),
      };
      const { stderr, code } = await run(["--import", "./redirect.mjs", `example-${index}.ts`], environment);
      // An example with its own `fetch` sends no request, and checks itself; one with a handler waits for a request.
      const { code: source = "" } = examples[index] ?? {};
      expect(stderr).toMatch(/  fetch: |function POST/.test(source) ? /^$/ : /^(received 2\d\d\n)+$/);
      expect(code).toBe(0);
    },
  );

  test.each(examples.filter(({ code }) => code.includes("function POST")))(
    "$name refuses a delivery without a signature",
    async ({ code }) => {
      const delivery = `new Request("https://app.example.com", { method: "POST", body: "{}" })`;
      writeFileSync(join(folder, "handler.ts"), `${code}console.error((await POST(${delivery})).status);\n`);
      const secrets = ids.map((id) => [`${nameProvider(id).upperSnake}_WEBHOOK_SECRET`, "secret"]);
      const { stderr } = await run(["handler.ts"], Object.fromEntries(secrets));
      expect(stderr).toBe("401\n");
    },
  );

  test("the one for browsers keeps its token, replaces a rejected one and never sends an error page", async () => {
    const { code = "" } = examples.find((example) => example.code.includes("app.example.com")) ?? {};
    const call = code.split("\n").findLast((line) => line.startsWith("await client.")) ?? "";
    writeFileSync(join(folder, "browser.ts"), code + call);
    writeFileSync(join(folder, "browser.mjs"), TOKEN_SERVER);
    const args = ["--import", "./browser.mjs", "browser.ts"];
    const { stderr } = await run(args, { STATUS: "200" });
    expect(stderr).toBe("own server\nBearer token-1\nown server\nBearer token-2\nBearer token-2\n");
    const broken = await run(args, { STATUS: "502" });
    expect(broken.stderr).toMatch(/^own server\n[^]*CredentialError: GET [^]*no token, status 502/);
    expect(broken.stderr).not.toContain("Bearer");
  });
});

/** Asynchronous, because the mocks run in this process. */
function run(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ stderr: string; code: unknown }> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...process.env, ...environment }, timeout: 60_000 };
    execFile(process.execPath, args, options, (error, _, stderr) =>
      resolve({ stderr, code: error?.code ?? 0 }),
    );
  });
}
