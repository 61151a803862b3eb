import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { ExampleJudge } from "../nodes/example-judge.ts";
import { SpecNode } from "../nodes/spec-node.ts";

/** Start of the message if the schema is the problem. */
export const UNJUDGED = "the example cannot be judged";

/** Documentation, mocks and the contract suite need valid examples. */
export const exampleValid: Oas3Rule = () => {
  const sent = new ExampleJudge("request");
  const received = new ExampleJudge("response");
  const visitWith =
    (judge: ExampleJudge, turned: ExampleJudge) =>
    (holder: object, { location, resolve, report }: UserContext): void => {
      const node = new SpecNode(holder, location, resolve);
      // The events of a webhook are received.
      const isTurned = location.pointer.startsWith("#/webhooks/");
      const named = node.child("examples").entries.map(([, example]) => example.rawChild("value"));
      for (const example of [node.rawChild("example"), ...named])
        check(isTurned ? turned : judge, example, node.rawChild("schema"), report);
    };
  return {
    Parameter: visitWith(sent, received),
    RequestBody: { MediaType: visitWith(sent, received) },
    Response: { Header: visitWith(received, sent), MediaType: visitWith(received, sent) },
    Schema(schema, { location, resolve, report }) {
      const node = new SpecNode(schema, location, resolve);
      for (const example of [node.rawChild("example"), ...node.child("examples").items])
        check(received, example, node, report);
    },
  };
};

function check(
  judge: ExampleJudge,
  example: SpecNode,
  schema: SpecNode,
  report: UserContext["report"],
): void {
  if (!example.exists || !schema.exists) return;
  try {
    for (const { path, message } of judge.judge(example.value, schema)) {
      const place = path.reduce((at, key) => at.rawChild(key), example);
      report({
        message: `the example does not match its schema: ${message}`,
        location: place.location.key(),
      });
    }
  } catch (error) {
    report({ message: `${UNJUDGED}: ${String(error)}`, location: example.location.key() });
  }
}
