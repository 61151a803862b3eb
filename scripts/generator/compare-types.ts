const DECLARATION = /^export (?:declare )?(?:type|interface|const|function) (\w+)/;

/** One line per exported name that differs between two versions of a generated file: `VoiceAction changed`. */
export function compareTypes(before: string, after: string): string[] {
  const [old, current] = [declarations(before), declarations(after)];
  const names = [...new Set([...old.keys(), ...current.keys()])].toSorted();
  return names.flatMap((name) => {
    if (!old.has(name)) return [`${name} added`];
    if (!current.has(name)) return [`${name} removed`];
    return old.get(name) === current.get(name) ? [] : [`${name} changed`];
  });
}

/** The text of each exported declaration, without comments. */
function declarations(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let name: string | undefined;
  for (const line of text.replaceAll(/^\s*\/\*\*[\s\S]*?\*\/\n/gm, "").split("\n")) {
    name = DECLARATION.exec(line)?.[1] ?? name;
    if (name !== undefined) found.set(name, `${found.get(name) ?? ""}${line.trim()}\n`);
  }
  return found;
}
