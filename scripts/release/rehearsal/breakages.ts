import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A way in which a published package can be broken, and where a rehearsal must notice. */
export interface Breakage {
  readonly name: string;
  readonly noticedBy: "install" | "run" | "types" | "bundle";
  /** Text of the failure. */
  readonly message: RegExp;
  /** Breaks the package that lies unpacked in the folder. */
  apply(folder: string): void;
}

type PackedManifest = {
  exports: { ".": Record<string, string> };
  dependencies: Record<string, string>;
} & Record<string, unknown>;

/** Every breakage is one that a build, a manifest or a merge really makes. */
export function listBreakages(runtimeName: string): Breakage[] {
  return [
    {
      name: "a built file is missing",
      noticedBy: "run",
      message: /ERR_MODULE_NOT_FOUND.*|Cannot find module/s,
      apply: (folder) => rmSync(join(folder, "dist/index.js")),
    },
    {
      name: "a declaration file is missing",
      noticedBy: "types",
      message: /TS7016|implicitly has an 'any' type/,
      apply: (folder) => rmSync(join(folder, "dist/index.d.ts")),
    },
    {
      name: "an exported type is missing",
      noticedBy: "types",
      message: /has no exported member.*ClientOptions/s,
      apply: (folder) =>
        edit(folder, "dist/index.d.ts", (text) => text.replace(/type \w+ClientOptions, /, "")),
    },
    {
      name: "an exported function is missing",
      noticedBy: "run",
      message: /does not provide an export named/,
      apply: (folder) => edit(folder, "dist/index.js", (text) => text.replace(/ create\w+Client,/, "")),
    },
    {
      name: "exports point at a file that is not there",
      noticedBy: "run",
      message: /ERR_MODULE_NOT_FOUND|Cannot find module/,
      apply: (folder) => editManifest(folder, ({ exports }) => (exports["."]["default"] = "./dist/main.js")),
    },
    {
      name: "exports have no types",
      noticedBy: "types",
      message: /TS7016|implicitly has an 'any' type/,
      // Also without the declaration file next to it, which TypeScript would find.
      apply(folder) {
        editManifest(folder, ({ exports }) => delete exports["."]["types"]);
        rmSync(join(folder, "dist/index.d.ts"));
      },
    },
    {
      name: "a dependency is not declared",
      noticedBy: "run",
      message: new RegExp(`Cannot find package '${runtimeName}'`),
      apply: (folder) => editManifest(folder, (manifest) => (manifest.dependencies = {})),
    },
    {
      name: "a dependency was never published",
      noticedBy: "install",
      message: /ETARGET|No matching version/,
      apply: (folder) => editManifest(folder, ({ dependencies }) => (dependencies[runtimeName] = "^999.0.0")),
    },
    {
      name: "a dependency still says workspace:",
      noticedBy: "install",
      message: /EUNSUPPORTEDPROTOCOL|Unsupported URL Type/,
      apply: (folder) =>
        editManifest(folder, ({ dependencies }) => (dependencies[runtimeName] = "workspace:^")),
    },
    {
      name: "a module of Node is imported",
      noticedBy: "bundle",
      message: /node:fs/,
      apply: (folder) => edit(folder, "dist/index.js", (text) => `import "node:fs";\n${text}`),
    },
  ];
}

function edit(folder: string, path: string, change: (text: string) => string): void {
  const file = join(folder, path);
  const before = readFileSync(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`there is nothing to break in ${path}`);
  writeFileSync(file, after);
}

function editManifest(folder: string, change: (manifest: PackedManifest) => unknown): void {
  edit(folder, "package.json", (text) => {
    const manifest: PackedManifest = JSON.parse(text);
    change(manifest);
    return JSON.stringify(manifest, null, 2);
  });
}
