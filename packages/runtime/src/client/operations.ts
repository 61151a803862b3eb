import type { CallName } from "../errors/runtime-error.js";
import { parseTemplate, type PathTemplate } from "../request/path-template.js";
import type { OperationFacts, Provider } from "./provider.js";
import { refuse } from "../request/refuse.js";

/** Facts about an operation before it is called. */
export interface Operation {
  readonly call: CallName;
  readonly template: PathTemplate;
  /** Facts from the spec, when it is called by the path that the spec has. */
  readonly facts: OperationFacts;
}

/** Finds an operation. Throws `InvalidRequestError` for a method or a path that cannot be sent. */
export type FindOperation = (method: string, path: string) => Operation;

/** Methods that can be sent: letters, except those that the platform's `fetch` refuses. */
const METHOD = /^(?!(?:CONNECT|TRACE|TRACK)$)[A-Z]+$/;
const NO_FACTS: OperationFacts = {};
/** Maximum number of paths kept per method, the newest ones: ids written into paths create new ones without end. */
const MOST_KNOWN = 500;

/** Creates a lookup that checks each operation only once. */
export function createOperations({ operations }: Provider): FindOperation {
  const known = new Map<string, Map<string, Operation>>();
  return (method, path) => {
    let ofMethod = known.get(method);
    const found = ofMethod?.get(path);
    if (found !== undefined) return found;
    const call = { method, path };
    const template = parseTemplate(call);
    if (!METHOD.test(method)) refuse("cannot be sent", call, "method");
    const operation = { call, template, facts: operations?.[`${method} ${path}`] ?? NO_FACTS };
    if (ofMethod === undefined) known.set(method, (ofMethod = new Map()));
    ofMethod.set(path, operation);
    if (ofMethod.size > MOST_KNOWN) ofMethod.delete(ofMethod.keys().next().value ?? "");
    return operation;
  };
}
