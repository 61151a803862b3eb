import { documentRule } from "../nodes/document-rule.ts";
import { readOperations, readWebhooks } from "../nodes/operation-nodes.ts";

/** Documentation, mocks and the contract suite need examples. */
export const bodyExample = documentRule((document, report) => {
  for (const { requestMedia, responses } of [...readOperations(document), ...readWebhooks(document)])
    for (const media of [...requestMedia, ...responses.flatMap((response) => response.media)]) {
      const examples = media.child("examples").entries;
      if (examples.length === 0)
        report(media, `no example; add "examples" with at least one named example that has a "value"`);
      for (const [name, example] of examples)
        if (!example.child("value").exists) report(example, `example "${name}" has no "value"`);
    }
});
