import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ExpectedError } from "../../base/terminal/expected-error.ts";
import type { Fault } from "./fault.ts";

/** Makes the changes of a fault to the source in a folder; gives a function that takes them back. */
export function applyFault(source: string, fault: Fault): () => void {
  const changed = changeFiles(source, fault);
  const originals = [...changed.keys()].map(
    (file) => [file, readFileSync(join(source, file), "utf8")] as const,
  );
  for (const [file, content] of changed) writeFileSync(join(source, file), content);
  return () => {
    for (const [file, content] of originals) writeFileSync(join(source, file), content);
  };
}

/**
 * The files of a fault as it leaves them, by path. Throws `ExpectedError` when a text is not there exactly once: a fault
 * that changes nothing, or another place than was meant, says nothing about the tests.
 */
export function changeFiles(source: string, { name, changes }: Fault): Map<string, string> {
  const files = new Map<string, string>();
  for (const { file, text, replacement } of changes) {
    const content = files.get(file) ?? readSource(source, name, file);
    const [before, after, ...more] = content.split(text);
    if (before === undefined || after === undefined || more.length > 0) {
      const found = content.split(text).length - 1;
      throw new ExpectedError(`${name}: found ${found} times instead of once in ${file}:\n${text}`);
    }
    files.set(file, before + replacement + after);
  }
  return files;
}

function readSource(source: string, name: string, file: string): string {
  try {
    return readFileSync(join(source, file), "utf8");
  } catch (cause) {
    throw new ExpectedError(`${name}: cannot read ${file}`, { cause });
  }
}
