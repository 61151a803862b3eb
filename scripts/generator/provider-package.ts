import { fillTemplate } from "./fill-template.ts";
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
  /** True if the platform sends events. */
  readonly hasWebhooks: boolean;
}

/** The manifest of a provider's package. Everything except the version derives from the provider. */
export function renderManifest({ id, title, version, hasEdit, hasWebhooks }: ProviderPackage): object {
  const subpaths = [...(hasEdit ? ["edit"] : []), ...(hasWebhooks ? ["webhooks", "webhooks/testing"] : [])];
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
      ...Object.fromEntries(
        subpaths.map((name) => [`./${name}`, { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` }]),
      ),
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
  const values = { ...nameProvider(provider.id), description: describeClient(provider.title) };
  return [
    renderManifestFile(provider),
    { path: `${folder}/tsconfig.json`, content: TSCONFIG },
    { path: `${folder}/LICENSE`, content: license },
    { path: `${folder}/README.md`, content: fillTemplate("provider-readme.md", values) },
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
