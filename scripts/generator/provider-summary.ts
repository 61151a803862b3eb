import { firstReading } from "./first-reading.ts";
import { listReachedTypes } from "./list-reached-types.ts";
import type { RenderContext } from "./render-context.ts";
import { renderCall, renderExample } from "./render-readme.ts";

/** Facts about one provider for the READMEs about all providers. */
export interface ProviderSummary {
  readonly id: string;
  readonly title: string;
  readonly operations: number;
  readonly schemas: number;
  /** A program with a first call for readers to try, if the spec has an operation. */
  readonly example?: string;
  /** Only that call, without the client. */
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
