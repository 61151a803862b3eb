import { firstReading } from "./first-reading.ts";
import { listReachedTypes } from "./list-reached-types.ts";
import type { RenderContext } from "./render-context.ts";
import { renderCall, renderExample } from "./render-readme.ts";

/** Facts about one provider in the texts about all of them. */
export interface ProviderSummary {
  readonly id: string;
  readonly title: string;
  readonly operations: number;
  readonly schemas: number;
  /** A program with the first call that a reader can try, when the spec has an operation. */
  readonly example?: string;
  /** That call alone, without the client that it is made on. */
  readonly call?: string;
}

export function summarize({ names, document, operations }: RenderContext): ProviderSummary {
  const first = firstReading(operations);
  return {
    id: names.id,
    title: document.info.title,
    operations: operations.length,
    schemas: listReachedTypes(document, operations).all.size,
    ...(first === undefined ? {} : { example: renderExample(names, first), call: renderCall(first) }),
  };
}
