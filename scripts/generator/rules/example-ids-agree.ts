import { operationRule } from "../nodes/operation-rule.ts";
import type { OperationNode, ResponseNode } from "../nodes/operation-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** A mock must not respond with a different id than the requested one. */
export const exampleIdsAgree = operationRule((operation, report) => {
  const bodies = listBodies(operation);
  for (const parameter of operation.parameters) {
    const place = parameter.child("in").text;
    const [name, example] = [parameter.child("name").text, parameter.child("example").text];
    if (name === undefined || example === undefined || (place !== "path" && place !== "query")) continue;
    if (place === "query" && isPosition(operation, name)) continue;
    const names = listNames(operation.path, name);
    for (const value of bodies.flatMap((body) => findOthers(body, names, example)))
      report(
        value,
        `the example of the parameter "${name}" is ${example}; use the same id, or add a link with the id if the POST creates something new`,
      );
  }
});

/** Returns true for a cursor: the sent one differs from the one that the response has for the next page. */
function isPosition({ node }: OperationNode, name: string): boolean {
  const pagination = node.child("x-pagination");
  const cursor = pagination.child("cursor");
  const parts = [cursor, ...cursor.items, pagination.child("page"), pagination.child("size")];
  const parameters = parts.map((part) => part.child("parameter").text);
  return parameters.includes(name) || /cursor|token|offset/i.test(name);
}

/** Name of the id in a body. `id` is the id of the last thing in the path, even if the parameter has another name. */
function listNames(path: string, name: string): string[] {
  if (path.endsWith(`/{${name}}`)) return [name, "id"];
  const isOfOwner = name === "id" && path.lastIndexOf("{") > path.indexOf("{id}");
  return isOfOwner ? [] : [name];
}

/** An object in the example of a body. */
interface Body {
  readonly value: SpecNode;
  /** Names of its properties that are ids of something that the call created. */
  readonly made: ReadonlySet<string>;
}

function listBodies({ method, path, requestMedia, successes }: OperationNode): Body[] {
  // A request to an existing thing changes it.
  const makes = method === "post" && !path.endsWith("}");
  return [
    ...requestMedia.flatMap((media) => readBodies(media, [])),
    ...successes.flatMap((response) => {
      const links = makes ? readLinks(response) : [];
      return response.media.flatMap((media) => readBodies(media, links));
    }),
  ];
}

/** The examples of a body, and the objects that wrap their content. */
function readBodies(media: SpecNode, links: readonly string[]): Body[] {
  const values = media.child("examples").entries.map(([, example]) => example.child("value"));
  return values.flatMap((value) => [
    { value, made: readMade(links, "") },
    { value: value.child("data"), made: readMade(links, "data/") },
  ]);
}

/** Values that the links of a response pass to other calls. */
function readLinks({ node }: ResponseNode): string[] {
  const parameters = node.child("links").entries.flatMap(([, link]) => link.child("parameters").entries);
  return parameters.flatMap(([, expression]) => expression.text ?? []);
}

function readMade(links: readonly string[], wrapper: string): ReadonlySet<string> {
  const start = `$response.body#/${wrapper}`;
  return new Set(links.filter((link) => link.startsWith(start)).map((link) => link.slice(start.length)));
}

/** Properties of these names with another value. One next to the right value is something new, such as a retry. */
function findOthers({ value, made }: Body, names: readonly string[], example: string): SpecNode[] {
  if (value.entries.some(([, { text }]) => text === example)) return [];
  return names
    .filter((name) => !made.has(name))
    .map((name) => value.child(name))
    .filter(({ text }) => text !== undefined && text !== example);
}
