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

/** Throws `InvalidRequestError` for a method or a path that cannot be sent. */
export type FindOperation = (method: string, path: string) => Operation;

/** Methods of letters, but for those that the platform's `fetch` refuses. */
const METHOD = /^(?!(?:CONNECT|TRACE|TRACK)$)[A-Z]+$/;
const NOTHING_SPECIAL: OperationFacts = {};
/** Paths per method that are kept, the newest ones: ids that are written into paths make ever new ones. */
const MOST_KNOWN = 500;

/** Makes a look-up of operations, which looks at each only once. */
export function createOperations({ operations }: Provider): FindOperation {
  const known = new Map<string, Map<string, Operation>>();
  return (method, path) => {
    let ofMethod = known.get(method);
    const found = ofMethod?.get(path);
    if (found !== undefined) return found;
    const call = { method, path };
    const template = parseTemplate(call);
    if (!METHOD.test(method)) refuse("cannot be sent", call, "method");
    const operation = { call, template, facts: operations?.[`${method} ${path}`] ?? NOTHING_SPECIAL };
    if (ofMethod === undefined) known.set(method, (ofMethod = new Map()));
    ofMethod.set(path, operation);
    if (ofMethod.size > MOST_KNOWN) ofMethod.delete(ofMethod.keys().next().value ?? "");
    return operation;
  };
}
