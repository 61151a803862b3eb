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
    // For compilers and tools that do not read the exports.
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

${describeClient(title)}: exact types for every path, parameter, body and error, and no dependency except
\`fetch\`. Runs on Node 22 and later, Bun, Deno, workers and in browsers.

## Install

\`\`\`sh
npm install ${packageName}
\`\`\`

The package is ESM; CommonJS can \`require\` it from Node 22.12 on. The examples need \`@types/node\`, \`"types": ["node"]\` in the compiler
options for \`process.env\`, and \`"type": "module"\` in \`package.json\` for top-level \`await\`. Jest and older compilers:
[settings](${RUNTIME}#settings-of-typescript-and-jest).

## Use

<!-- generated: credentials -->
<!-- end: credentials -->

Put a token into the environment variable \`${upperSnake}_TOKEN\`. This prints the data, or the server's own error:

<!-- generated: example -->
<!-- end: example -->

Calls are named by method and path; see [Operations](#operations). \`client.request(method, path, …)\` calls an operation that is not in
the table.

## Common jobs

### Write a body in a variable

TypeScript widens \`"value"\` to \`string\` in a variable. \`satisfies\` keeps it exact and finds typos:

<!-- generated: bodies -->
<!-- end: bodies -->

### Read all pages of a list

<!-- generated: pages -->
<!-- end: pages -->

### Change a resource

<!-- generated: editing -->
<!-- end: editing -->

### Handle errors

Error responses are results with \`ok: false\`. \`await unwrap(client.GET(…))\` returns the data, or throws an \`ApiError\` whose message
contains the server's own words. Other errors are always thrown:

| Error | When |
| --- | --- |
| \`InvalidRequestError\`, \`CredentialError\` | before anything is sent: a parameter, body or token is invalid |
| \`RateLimitError\` | before anything is sent: the platform's limit will not reset soon |
| \`ConnectionError\`, \`TimeoutError\` | no complete response arrived; \`sent\` says whether the server may have acted |
| \`UnreadableResponseError\` | a success response does not match the spec |
| the reason of your own \`signal\` | it was aborted |

Each class has a guard, such as \`isRateLimitError(error)\`. Errors never contain a token.

### More

- **Retries and timeouts**: \`client.GET(path, { retries: 0, timeoutMs: 5000 })\`. Safe requests are retried twice by default. Operations
  marked "never retried" reach the server [at most once](${RUNTIME}#at-most-once); in a browser, they need HTTP/2.
- **Tokens**: pass a function to renew them: [example](${RUNTIME}#credentials). \`client.with({ token })\` returns a copy of the client for
  another customer.
- **Rate limits**: parallel calls wait for the platform's limit; [share it](${RUNTIME}#rate-limits) between clients or processes.
- **Tests**: pass your own \`fetch\`, or replace a method with \`vi.spyOn(client, "GET")\`: [example](${RUNTIME}#tests).
- **Proxy**: pass a \`fetch\` that uses it, such as the one of undici with a \`ProxyAgent\`.
- **Browser**: never ship a token, because everyone can read it. Get a short-lived one from your own server:
  [example](${RUNTIME}#credentials).
- **Logs and traces**: \`onRequest\`, \`onResponse\`, \`onRetry\`, \`onWait\` and \`onError\`: [example](${RUNTIME}#hooks).

[The README of the runtime](${RUNTIME}#readme) has the details.

## Options

Each call also accepts \`headers\`, \`timeoutMs\`, \`totalTimeoutMs\`, \`retries\` and \`signal\`.

<!-- generated: options -->
<!-- end: options -->

## Operations

<!-- generated: operations -->
<!-- end: operations -->

## Spec

Generated from [\`specs/${id}\`](https://github.com/agent-apis/agent-apis/tree/main/specs/${id}); its \`upstream.yaml\`
lists the sources and our deliberate differences. The package \`agent-apis\` has all providers; this one has the key \`${key}\`.
`;
}
