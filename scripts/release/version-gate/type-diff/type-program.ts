// Compiles sources that are in memory, several versions of a package side by side.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import ts from "typescript-5";

/** The sources of a package and of the runtime it is compiled with, by path in their `src` folders. */
export interface PackageSources {
  readonly package: ReadonlyMap<string, string>;
  readonly runtime: ReadonlyMap<string, string>;
}

/** Exports of a package, by name. */
export type Exports = ReadonlyMap<string, ts.Symbol>;

export interface TypeProgram {
  readonly checker: ts.TypeChecker;
  /** Exports of the `index.ts` of these sources, by name; aliases are resolved. */
  readonly exportsOf: (sources: PackageSources) => Exports;
}

const RUNTIME = "@agent-apis/runtime";
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  types: [],
  strict: true,
  noEmit: true,
};

/** Equal sources are compiled once: types that come from them are then the same and need no comparison. */
export function createTypeProgram(versions: readonly PackageSources[]): TypeProgram {
  const files = new Map<string, string>();
  const rootOf = new Map<PackageSources, string>();
  for (const sources of versions) {
    const runtime = addFiles(files, "/runtime", sources.runtime);
    rootOf.set(sources, `${addFiles(files, `${runtime}/package`, sources.package)}/index.ts`);
  }
  const findModule = (name: string, from: string): ts.ResolvedModuleFull | undefined => {
    const runtime = /^\/runtime\/[^/]+/.exec(from)?.[0] ?? "";
    const path = name === RUNTIME ? `${runtime}/index.ts` : join(dirname(from), name.replace(/\.js$/, ".ts"));
    return files.has(path) ? { resolvedFileName: path, extension: ts.Extension.Ts } : undefined;
  };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(OPTIONS),
    getSourceFile: (name) => {
      const text = files.get(name);
      return text === undefined ? libraryFile(name) : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
    },
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) => ({ resolvedModule: findModule(text, from) })),
  };
  const program = ts.createProgram({ rootNames: [...new Set(rootOf.values())], options: OPTIONS, host });
  const checker = program.getTypeChecker();
  const [broken] = program
    .getSourceFiles()
    .flatMap((file) => (files.has(file.fileName) ? program.getSyntacticDiagnostics(file) : []));
  if (broken !== undefined)
    throw new SyntaxError(
      `${broken.file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(broken.messageText, " ")}`,
    );
  return {
    checker,
    exportsOf: (sources) => {
      const file = program.getSourceFile(rootOf.get(sources) ?? "");
      const module = file === undefined ? undefined : checker.getSymbolAtLocation(file);
      if (module === undefined) throw new Error("a package has no index.ts that exports anything");
      return new Map(
        checker.getExportsOfModule(module).map((symbol) => [symbol.name, resolveAlias(checker, symbol)]),
      );
    },
  };
}

/** Puts files in a folder that is named for what is in them, and gives its path. */
function addFiles(files: Map<string, string>, parent: string, added: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([...added]))
    .digest("hex")
    .slice(0, 12);
  for (const [path, text] of added) files.set(`${parent}/${hash}/${path}`, text);
  return `${parent}/${hash}`;
}

const libraries = new Map<string, ts.SourceFile>();

function libraryFile(name: string): ts.SourceFile | undefined {
  const known = libraries.get(name);
  if (known !== undefined || !name.startsWith(dirname(ts.getDefaultLibFilePath(OPTIONS)))) return known;
  const file = ts.createSourceFile(name, readFileSync(name, "utf8"), ts.ScriptTarget.ES2022);
  libraries.set(name, file);
  return file;
}

/** Final target of a name. */
export function resolveAlias(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
