import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDocument } from "../../generator/read-spec.ts";
import { createRenderContext } from "../../generator/render-context.ts";
import { renderProvider } from "../../generator/render-provider.ts";

// Cost of the types for a user: the number of instantiations, which does not depend on the machine.
const root = join(import.meta.dirname, "../../..");
const compilers = [
  ["TypeScript 7", join(root, "node_modules/.bin/tsc")],
  ["TypeScript 5.9", join(root, "scripts/node_modules/typescript-5/bin/tsc")],
] as const;
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "type-cost-"));
  mkdirSync(join(folder, "node_modules/@agent-apis"), { recursive: true });
  for (const name of ["runtime", "highlevel-voice-ai", "talkover"])
    symlinkSync(join(root, "packages", name), join(folder, "node_modules/@agent-apis", name));
  symlinkSync(join(root, "scripts/node_modules/@types"), join(folder, "node_modules/@types"));
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Instantiations for a program; it has to compile. */
function instantiations(compiler: string, name: string, code: string): number {
  writeFileSync(join(folder, `${name}.ts`), code);
  const options =
    "--noEmit --strict --skipLibCheck --target es2022 --module nodenext --lib es2022,dom --types node --allowImportingTsExtensions --extendedDiagnostics";
  const report = execFileSync(compiler, [...options.split(" "), `${name}.ts`], {
    cwd: folder,
    encoding: "utf8",
  });
  return Number(/Instantiations:\s+(\d+)/.exec(report)?.[1]);
}

/** Ten calls, each with its result narrowed by `ok`. */
function program(packageName: string, factory: string, calls: readonly string[]): string {
  const lines = calls.map(
    (call, index) => `const r${index} = await client.${call}; if (r${index}.ok) void r${index}.data;`,
  );
  return `import { ${factory} } from "${packageName}";\nconst client = ${factory}({ token: "t" });\n${lines.join("\n")}\n`;
}

const query = `query: { locationId: "l" }`;
const voiceAi = program("@agent-apis/highlevel-voice-ai", "createHighlevelVoiceAiClient", [
  `GET("/voice-ai/agents", { params: { ${query} } })`,
  `POST("/voice-ai/agents", { body: { locationId: "l", language: "es" } })`,
  `GET("/voice-ai/agents/{agentId}", { params: { path: { agentId: "a" }, ${query} } })`,
  `PATCH("/voice-ai/agents/{agentId}", { params: { path: { agentId: "a" }, ${query} }, body: { agentName: "n" } })`,
  `DELETE("/voice-ai/agents/{agentId}", { params: { path: { agentId: "a" }, ${query} } })`,
  `POST("/voice-ai/actions", { body: { agentId: "a", locationId: "l", name: "n", actionType: "SMS", actionParameters: { triggerPrompt: "p", triggerMessage: "m", messageBody: "b" } } })`,
  `GET("/voice-ai/actions/{actionId}", { params: { path: { actionId: "a" }, ${query} } })`,
  `DELETE("/voice-ai/actions/{actionId}", { params: { path: { actionId: "a" }, query: { locationId: "l", agentId: "a" } } })`,
  `GET("/voice-ai/dashboard/call-logs", { params: { ${query} } })`,
  `GET("/voice-ai/dashboard/call-logs/{callId}", { params: { path: { callId: "c" }, ${query} } })`,
]);
const agent = `params: { path: { agent_id: "a" } }`;
const talkover = program("@agent-apis/talkover", "createTalkoverClient", [
  `GET("/api/v1/agents")`,
  `GET("/api/v1/agents/{agent_id}", { ${agent} })`,
  `DELETE("/api/v1/agents/{agent_id}", { ${agent} })`,
  `GET("/api/v1/agents/{agent_id}/trainings", { ${agent} })`,
  `GET("/api/v1/agents/{agent_id}/actions", { ${agent} })`,
  `POST("/api/v1/agents/{agent_id}/actions", { ${agent}, body: { type: "webhook", node_id: "n", name: "n", description: "d", url: "https://a.example" } })`,
  `POST("/api/v1/agents/{agent_id}/publish", { ${agent} })`,
  `GET("/api/v1/calls")`,
  `GET("/api/v1/campaigns")`,
  `GET("/api/v1/health")`,
]);

describe.each(compilers)("the types on %s", { timeout: 60_000 }, (_, compiler) => {
  test("cost a call of a large API at most half as much again as one of a small API", () => {
    const empty = instantiations(compiler, "empty", "export {};\n");
    const small = instantiations(compiler, "small", voiceAi) - empty;
    const large = instantiations(compiler, "large", talkover) - empty;
    expect(small).toBeGreaterThan(0);
    expect(large).toBeLessThanOrEqual(1.5 * small);
  });

  test("cost what is used: 100 operations more change the cost of ten calls by less than 5 %", async () => {
    const counts: number[] = [];
    for (const unused of [0, 100]) {
      const id = `sized-${unused}`;
      await writePackage(id, unused);
      const calls = Array.from(
        { length: 10 },
        (__, index) => `GET("/things-${index}/{id}", { params: { path: { id: "i" } } })`,
      );
      counts.push(
        instantiations(compiler, id, program(`./${id}/index.ts`, `createSized${unused}Client`, calls)),
      );
    }
    const [few = 0, many = 0] = counts;
    expect(few).toBeGreaterThan(0);
    expect(Math.abs(many - few) / few).toBeLessThan(0.05);
  });
});

/** Renders a package for an API of ten operations and as many more as are asked for. */
async function writePackage(id: string, unused: number): Promise<void> {
  const paths = Array.from({ length: 10 + unused }, (_, index) => path(index));
  const spec = join(folder, `${id}.yaml`);
  writeFileSync(
    spec,
    `openapi: 3.1.0
info: { title: Sized ${unused}, version: "1", license: { name: MIT, identifier: MIT } }
servers: [{ url: https://api.acme.example }]
security: [{ bearerAuth: [] }]
paths:
${paths.join("\n")}
components:
  securitySchemes: { bearerAuth: { type: http, scheme: bearer } }
`,
  );
  const document = await readDocument(spec);
  for (const { path: file, content } of renderProvider(createRenderContext({ id, document }))) {
    const target = join(folder, id, file.slice(`packages/${id}/src/`.length));
    mkdirSync(dirname(target), { recursive: true });
    // In source form a module imports its neighbours by the names that they have here.
    writeFileSync(target, content.replaceAll(/(from "\.[^"]*)\.js"/g, '$1.ts"'));
  }
}

function path(index: number): string {
  return `  /things-${index}/{id}:
    get:
      operationId: getThing${index}
      summary: Read a thing
      parameters: [{ name: id, in: path, required: true, description: Which., schema: { type: string }, example: i${index} }]
      responses:
        "200":
          description: The thing.
          content:
            application/json:
              schema: { type: object, required: [id], properties: { id: { type: string }, number: { type: integer, const: ${index} } } }
              examples: { thing: { value: { id: i${index} } } }
        "404": { description: None. }`;
}
