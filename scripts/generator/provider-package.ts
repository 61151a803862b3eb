import type { GeneratedFile } from "./generated-file.ts";
import { nameProvider } from "./provider-names.ts";

export interface ProviderPackage {
  readonly id: string;
  /** Name of the API, as in the spec's `info.title`. */
  readonly title: string;
  /** Version of the package, which changesets decides. */
  readonly version: string;
}

/** The manifest of a provider's package: everything but the version follows from the provider. */
export function renderManifest({ id, title, version }: ProviderPackage): object {
  return {
    name: nameProvider(id).packageName,
    version,
    description: `Typed client for the ${title}`,
    license: "MIT",
    repository: {
      type: "git",
      url: "git+https://github.com/agent-apis/agent-apis.git",
      directory: `packages/${id}`,
    },
    type: "module",
    sideEffects: false,
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./package.json": "./package.json",
    },
    files: ["dist", "src"],
    engines: { node: ">=22" },
    publishConfig: { access: "public", provenance: true },
    scripts: { build: "tsdown --config ../../tsdown.config.ts", typecheck: "tsc" },
    dependencies: { "@agent-apis/runtime": "workspace:^" },
    devDependencies: { tsdown: "catalog:", typescript: "catalog:" },
  };
}

/** The files of a provider's package that stand beside what the generator writes. */
export function renderPackageFiles(provider: ProviderPackage, licence: string): GeneratedFile[] {
  const folder = `packages/${provider.id}`;
  return [
    { path: `${folder}/package.json`, content: `${JSON.stringify(renderManifest(provider), null, 2)}\n` },
    { path: `${folder}/tsconfig.json`, content: TSCONFIG },
    { path: `${folder}/LICENSE`, content: licence },
    { path: `${folder}/README.md`, content: renderReadmeTemplate(provider) },
  ];
}

const TSCONFIG = `{
  "extends": "../../tsconfig.base.json",
  "compilerOptions": { "lib": ["ES2022", "DOM"], "noEmit": true },
  "include": ["src"]
}
`;

function renderReadmeTemplate({ id, title }: ProviderPackage): string {
  const { packageName, upperSnake, key } = nameProvider(id);
  return `# ${packageName}

Typed client for the ${title}: every path, parameter, body and error, with nothing but \`fetch\` beneath it. Runs on
Node 22 and later, Bun, Deno, workers and in browsers.

## Install

\`\`\`sh
npm install ${packageName}
\`\`\`

## Use

Put a token into the environment variable \`${upperSnake}_TOKEN\`, then:

<!-- generated: example -->
<!-- end: example -->

A result has \`ok\` and \`status\`; both narrow the type of \`data\` and \`error\`. When an exception suits you better,
\`unwrap\` gives the data or throws \`ApiError\`: \`const data = await unwrap(client.GET(…))\`.

## Options

\`token\` (a string, or a function that is asked at each call), \`baseUrl\`, \`fetch\`, \`headers\` and \`timeoutMs\`
(30 000 by default). \`client.with({ token })\` is the same client with another token. \`client.request(method, path)\`
calls what the table below does not have.

## Errors

An answer with an error status is a result with \`ok: false\`. Thrown are: \`InvalidRequestError\` and \`CredentialError\`
before anything is sent, \`ConnectionError\` and \`TimeoutError\` when no answer arrived, \`UnreadableResponseError\` when a
success was not JSON, and the reason of your own \`signal\`. No error has a token in it.

## Operations

<!-- generated: operations -->
<!-- end: operations -->

## Spec

Generated from [\`specs/${id}\`](https://github.com/agent-apis/agent-apis/tree/main/specs/${id}), where \`upstream.yaml\`
says what it was curated from and where it differs. All providers in one client: \`agent-apis\`, key \`${key}\`.
`;
}
