import { operationRule } from "../nodes/operation-rule.ts";
import { mediaTypeSupport } from "../media-type.ts";

const JSON_READER = "as JSON";

/** A client must know how to read a success before it knows the status. */
export const successMediaSame = operationRule(({ node, successes }, report) => {
  const [first = JSON_READER, ...others] = successes.map((success) =>
    readerOf(success.node.child("content").keys),
  );
  for (const [index, reader] of others.entries())
    if (reader !== first)
      report(
        successes[index + 1]?.node ?? node,
        "all success responses of an operation are read in the same way; use one kind of media type, or remove this one",
      );
});

/** A response without a body can be read as JSON, which gives `undefined` then. */
function readerOf([mediaType = "application/json"]: readonly string[]): string {
  return mediaTypeSupport(mediaType)?.reader ?? JSON_READER;
}
