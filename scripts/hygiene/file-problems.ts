import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PackedPackage } from "./packed-package.ts";

const ALWAYS = ["LICENSE", "README.md", "package.json"];

/** What is made of each source. */
const BUILT = [".js", ".js.map", ".d.ts", ".d.ts.map"];

/** Files that a package lacks and files that nobody needs in it: sources, what is made of them, and three texts. */
export function findFileProblems({ directory, files }: PackedPackage, licence: string): string[] {
  const modules = files.flatMap((file) => /^src\/(?!.*\.test(?:-d)?\.ts$)(.+)\.ts$/.exec(file)?.[1] ?? []);
  const expected = [
    ...ALWAYS,
    ...modules.flatMap((name) => [`src/${name}.ts`, ...BUILT.map((extension) => `dist/${name}${extension}`)]),
  ];
  const hasLicence =
    files.includes("LICENSE") && readFileSync(join(directory, "LICENSE"), "utf8") === licence;
  return [
    ...(modules.length > 0 ? [] : ["it has no sources"]),
    ...expected.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
    ...files
      .filter((file) => !expected.includes(file))
      .map((file) =>
        file.startsWith("dist/")
          ? `${file} is made of no source: remove dist and build again`
          : `${file} is not needed`,
      ),
    ...(hasLicence ? [] : ["LICENSE is not the licence of the repository"]),
  ];
}
