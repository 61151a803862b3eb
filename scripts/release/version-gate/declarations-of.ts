import ts from "typescript-5";

/** The types that a source file declares, without comments: what others can see of it when they are compiled. */
export function declarationsOf(source: string): string {
  return ts.transpileDeclaration(source, {
    compilerOptions: { removeComments: true, target: ts.ScriptTarget.ES2022, strict: true },
  }).outputText;
}
