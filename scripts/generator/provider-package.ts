import type { GeneratedFile } from "./generated-file.ts";
import { nameProvider } from "./provider-names.ts";

export interface ProviderPackage {
  readonly id: string;
  /** Name of the API, as in the spec's `info.title`. */
  readonly title: string;
  /** Version of the package, which changesets decides. */
  readonly version: string;
  /** True if a resource can be read, changed and written back. */
  readonly hasEdit: boolean;
}

/** The manifest of a provider's package: everything but the version follows from the provider. */
export function renderManifest({ id, title, version, hasEdit }: ProviderPackage): object {
  return {
    name: nameProvider(id).packageName,
    version,
    description: describeClient(title),
    license: "MIT",
    repository: {
      type: "git",
      url: "git+https://github.com/agent-apis/agent-apis.git",
      directory: `packages/${id}`,
    },
    type: "module",
    sideEffects: false,
    // Beside the exports, for compilers and tools that do not read those.
    main: "./dist/index.js",
    types: "./dist/index.d.ts",
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      ...(hasEdit ? { "./edit": { types: "./dist/edit.d.ts", default: "./dist/edit.js" } } : {}),
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

/** The manifest as a file. */
export function renderManifestFile(provider: ProviderPackage): GeneratedFile {
  return {
    path: `packages/${provider.id}/package.json`,
    content: `${JSON.stringify(renderManifest(provider), null, 2)}\n`,
  };
}

/** Files of a provider's package that are written once, next to the generated ones. */
export function renderPackageFiles(provider: ProviderPackage, license: string): GeneratedFile[] {
  const folder = `packages/${provider.id}`;
  return [
    renderManifestFile(provider),
    { path: `${folder}/tsconfig.json`, content: TSCONFIG },
    { path: `${folder}/LICENSE`, content: license },
    { path: `${folder}/README.md`, content: renderReadmeTemplate(provider) },
  ];
}

const TSCONFIG = `{
  "extends": "../../tsconfig.base.json",
  "compilerOptions": { "lib": ["ES2022", "DOM"], "noEmit": true },
  "include": ["src"]
}
`;

/** Short description of a provider's package. */
function describeClient(title: string): string {
  return `Typed client for ${title}`;
}

/** Address of the runtime's README, for readers on npm. */
const RUNTIME = "https://github.com/agent-apis/agent-apis/tree/main/packages/runtime";

function renderReadmeTemplate({ id, title }: ProviderPackage): string {
  const { packageName, upperSnake, key } = nameProvider(id);
  return `# ${packageName}

${describeClient(title)}: exact types for every path, parameter, body and error, and no dependency but
\`fetch\`. Runs on Node 22 and later, Bun, Deno, workers and in browsers.

## Install

\`\`\`sh
npm install ${packageName}
\`\`\`

The package is ESM; CommonJS can \`require\` it from Node 22.12 on. TypeScript knows the \`process.env\` of the example with
\`@types/node\` installed and \`"types": ["node"]\` among the compiler options. Top-level \`await\`, as in the example, needs
\`"type": "module"\` in your \`package.json\`. Jest and older compilers: [settings](${RUNTIME}#settings-of-typescript-and-jest).

## Use

<!-- generated: credentials -->
<!-- end: credentials -->

Put a token into the environment variable \`${upperSnake}_TOKEN\`, then:

<!-- generated: example -->
<!-- end: example -->

- \`unwrap(client.GET(…))\`, imported from this package, returns the data or throws \`ApiError\`.
- \`for await (const item of client.paginate(path, …))\` yields the items of all pages of a list.
- \`client.with({ token })\` returns a copy of the client with another token, or with other options.
- \`client.request(method, path, …)\` calls an operation that the table below does not have.

Do not ship a token to a browser, where everybody can read it. There, \`token\` is a function that gets a short-lived one from your own
server: [example](${RUNTIME}#credentials).

## Options

<!-- generated: options -->
<!-- end: options -->

A call takes \`headers\`, \`timeoutMs\`, \`totalTimeoutMs\` and \`retries\` for itself, and a \`signal\`. Retries, rate limits, pagination,
files and hooks: [the README of the runtime](${RUNTIME}#readme).
Operations that are never retried reach the server [at most once](${RUNTIME}#at-most-once); in a browser, they need HTTP/2.

## Read, change, write back

<!-- generated: editing -->
<!-- end: editing -->

## Errors

Error responses are results with \`ok: false\`; \`unwrap\` turns them into an \`ApiError\`. These errors are thrown:

| Error | When |
| --- | --- |
| \`InvalidRequestError\`, \`CredentialError\` | before anything is sent: a parameter, body or token is invalid |
| \`RateLimitError\` | before anything is sent: the platform's limit will not come back soon |
| \`ConnectionError\`, \`TimeoutError\` | no complete response arrived; \`sent\` says whether the server may have acted |
| \`UnreadableResponseError\` | a success cannot be read as the spec says |
| the reason of your own \`signal\` | it was aborted |

Each class has a guard, such as \`isRateLimitError(error)\`. No error has a token in it.

## Operations

<!-- generated: operations -->
<!-- end: operations -->

## Spec

Generated from [\`specs/${id}\`](https://github.com/agent-apis/agent-apis/tree/main/specs/${id}), where \`upstream.yaml\`
lists its sources and our deliberate differences. All providers in one client: \`agent-apis\`, key \`${key}\`.
`;
}
