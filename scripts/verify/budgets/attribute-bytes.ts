import { eachMapping, TraceMap } from "@jridgewell/trace-mapping";

/** Counts the characters of a minified bundle by source, with the paths of its source map. */
export function attributeBytes(code: string, map: string): Map<string, number> {
  const lines = code.split("\n");
  const bytes = new Map<string, number>();
  let previous = { source: "", line: 0, column: 0 };
  const count = (line: number, column: number): void => {
    // Text between two mappings belongs to the first; the last one on a line reaches to its end.
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
