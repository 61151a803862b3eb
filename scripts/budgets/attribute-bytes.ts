import { eachMapping, TraceMap } from "@jridgewell/trace-mapping";

/** How many characters of a minified bundle come from each source, by the paths that its source map has. */
export function attributeBytes(code: string, map: string): Map<string, number> {
  const lines = code.split("\n");
  const bytes = new Map<string, number>();
  let previous = { source: "", line: 0, column: 0 };
  const count = (line: number, column: number): void => {
    // What is between two mappings belongs to the first; on a line of its own it goes to the end of that line.
    const end = line === previous.line ? column : (lines[previous.line - 1]?.length ?? 0);
    if (previous.line > 0)
      bytes.set(previous.source, (bytes.get(previous.source) ?? 0) + end - previous.column);
  };
  eachMapping(new TraceMap(map), ({ source, generatedLine: line, generatedColumn: column }) => {
    count(line, column);
    previous = { source: source ?? "", line, column };
  });
  count(Infinity, 0);
  return bytes;
}
