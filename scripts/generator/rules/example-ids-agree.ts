import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** A mock that answers with another id than it was asked for teaches the wrong thing. */
export const exampleIdsAgree = documentRule((document, report) => {
  for (const { path, parameters, requestMedia, responses } of readOperations(document)) {
    const successes = responses.filter(({ status }) => status.startsWith("2"));
    const bodies = [...requestMedia, ...successes.flatMap(({ media }) => media)].flatMap(readBodies);
    for (const parameter of parameters) {
      const place = parameter.child("in").text;
      const [name, example] = [parameter.child("name").text, parameter.child("example").text];
      if (name === undefined || example === undefined || (place !== "path" && place !== "query")) continue;
      const names = path.endsWith(`/{${name}}`) ? [name, "id"] : [name];
      for (const value of bodies.flatMap((body) => findOthers(body, names, example)))
        report(value, `the example of the parameter "${name}" is ${example}; the same thing has the same id`);
    }
  }
});

/** The examples of a body, and the objects that they wrap their content in. */
function readBodies(media: SpecNode): SpecNode[] {
  const values = media.child("examples").entries.map(([, example]) => example.child("value"));
  return values.flatMap((value) => [value, value.child("data")]);
}

/** Properties of these names with another value. One that is beside the right value is something new, such as a retry. */
function findOthers(body: SpecNode, names: readonly string[], example: string): SpecNode[] {
  if (body.entries.some(([, { text }]) => text === example)) return [];
  return names.map((name) => body.child(name)).filter(({ text }) => text !== undefined && text !== example);
}
