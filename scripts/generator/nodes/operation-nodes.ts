import { METHODS } from "../document.ts";
import type { SpecNode } from "./spec-node.ts";

/** An operation as written in the document, valid or not. */
export interface OperationNode {
  readonly node: SpecNode;
  readonly pathItem: SpecNode;
  readonly path: string;
  readonly method: string;
  readonly id: string | undefined;
  /** Its own and those of its path. */
  readonly parameters: readonly SpecNode[];
  /** Media types of the request body. */
  readonly requestMedia: readonly SpecNode[];
  readonly responses: readonly ResponseNode[];
  readonly successes: readonly ResponseNode[];
}

export interface ResponseNode {
  readonly status: string;
  readonly node: SpecNode;
  readonly media: readonly SpecNode[];
}

/** Every operation of a document, with references followed. */
export const readOperations: (document: SpecNode) => OperationNode[] = readOnce("paths");

/** Every webhook of a document; the path is the name of the event. Its request is received, its response is sent. */
export const readWebhooks: (document: SpecNode) => OperationNode[] = readOnce("webhooks");

function readOnce(place: "paths" | "webhooks"): (document: SpecNode) => OperationNode[] {
  const known = new WeakMap<object, OperationNode[]>();
  return (document) => {
    if (typeof document.value !== "object" || document.value === null) return [];
    const operations = known.get(document.value) ?? collectOperations(document.child(place));
    known.set(document.value, operations);
    return operations;
  };
}

function collectOperations(paths: SpecNode): OperationNode[] {
  return paths.entries.flatMap(([path, pathItem]) =>
    METHODS.flatMap((method) => {
      const node = pathItem.child(method);
      return node.keys.length === 0 ? [] : [readOperation(path, pathItem, method, node)];
    }),
  );
}

function readOperation(path: string, pathItem: SpecNode, method: string, node: SpecNode): OperationNode {
  const parameters = [...pathItem.child("parameters").items, ...node.child("parameters").items];
  const responses = node
    .child("responses")
    .entries.map(([status, response]) => ({ status, node: response, media: mediaOf(response) }));
  return {
    node,
    pathItem,
    path,
    method,
    id: node.child("operationId").text,
    parameters: [...new Map(parameters.map((parameter) => [parameterKey(parameter), parameter])).values()],
    requestMedia: mediaOf(node.child("requestBody")),
    responses,
    successes: responses.filter(({ status }) => status.startsWith("2")),
  };
}

/** A parameter of the operation overrides the parameter of its path with the same name and place. */
function parameterKey(parameter: SpecNode): string {
  return `${parameter.child("in").text} ${parameter.child("name").text}`;
}

function mediaOf(holder: SpecNode): SpecNode[] {
  return holder.child("content").entries.map(([, media]) => media);
}
