import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";
import { parseTemplate, type PathTemplate } from "./path-template.js";
import type { OperationFacts, Provider } from "./provider.js";

/** What is known of an operation before it is called. */
export interface Operation {
  readonly call: CallName;
  readonly template: PathTemplate;
  /** What the spec says of it, when it is called by the path that the spec has. */
  readonly facts: OperationFacts;
}

/** Throws `InvalidRequestError` for a method or a path that cannot be sent. */
export type FindOperation = (method: string, path: string) => Operation;

/** Methods of letters, but for those that the platform's `fetch` refuses. */
const METHOD = /^(?!(?:CONNECT|TRACE|TRACK)$)[A-Z]+$/;
const NOTHING_SPECIAL: OperationFacts = {};
/** A client has fewer. Whoever writes ids into paths has ever new ones, which are not kept for ever. */
const MOST_KNOWN = 500;

/** Makes a look-up of operations, which looks at each only once. */
export function createOperations({ operations }: Provider): FindOperation {
  const known = new Map<string, Map<string, Operation>>();
  let count = 0;
  return (method, path) => {
    let ofMethod = known.get(method);
    const found = ofMethod?.get(path);
    if (found !== undefined) return found;
    const call = { method, path };
    const template = parseTemplate(call);
    if (!METHOD.test(method)) throw new InvalidRequestError(call, "method", undefined, "cannot be sent");
    const operation = { call, template, facts: operations?.[`${method} ${path}`] ?? NOTHING_SPECIAL };
    if (ofMethod === undefined) known.set(method, (ofMethod = new Map()));
    if (count < MOST_KNOWN) ofMethod.set(path, operation);
    count += 1;
    return operation;
  };
}
