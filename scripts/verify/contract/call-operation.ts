import { isUnreadableResponseError } from "@agent-apis/runtime";
import type { Operation } from "../../generator/list-operations.ts";
import type { AnyClient } from "../tour/connect-client.ts";
import { VIOLATIONS_HEADER } from "../mock/mock-answer.ts";
import { type ContractCall, toCallInit } from "./contract-call.ts";
import { showBytes } from "./read-body.ts";

/** The part of a client's result that a contract looks at. */
export interface CallResult {
  readonly ok: boolean;
  readonly status: number;
  /** The data of a success, with a `Blob` or a stream read to its end, or the error of a failure. */
  readonly body: unknown;
  /** The mock's complaints about the request or about its own response. */
  readonly complaint: string;
}

/** Calls the client's own method for the operation, such as `client.GET("/agents", …)`. */
export async function callOperation(
  client: AnyClient,
  { method, path }: Operation,
  call: ContractCall,
): Promise<CallResult> {
  const result: Awaited<ReturnType<AnyClient["request"]>> = await callMethod(client, method, path, call);
  return {
    ok: result.ok,
    status: result.status,
    body: result.ok ? await comparableData(result.data) : result.error,
    // In the body when the operation declares no answer of its own for an invalid request.
    complaint:
      result.response.headers.get(VIOLATIONS_HEADER) ?? (result.ok ? "" : JSON.stringify(result.error)),
  };
}

async function comparableData(data: unknown): Promise<unknown> {
  if (data instanceof ReadableStream) return { stream: await new Response(data).text() };
  if (!(data instanceof Blob)) return data;
  return { type: data.type, bytes: showBytes(new Uint8Array(await data.arrayBuffer())) };
}

/** The pages that a client gives of a list. A mock repeats its page, which a client refuses; that ends the walk. */
export async function walkList(
  client: AnyClient,
  { path }: Operation,
  call: ContractCall,
): Promise<unknown[]> {
  const list: { pages(): AsyncIterable<unknown> } = callMethod(client, "paginate", path, call);
  const pages: unknown[] = [];
  try {
    for await (const page of list.pages()) pages.push(page);
  } catch (error) {
    if (!isUnreadableResponseError(error)) throw error;
  }
  return pages;
}

/** The types of the methods differ from client to client; that they take the example is what is found out here. */
function callMethod(client: AnyClient, method: string, path: string, call: ContractCall) {
  const own: unknown = Reflect.get(client, method);
  if (typeof own !== "function") throw new Error(`the client has no ${method}`);
  return Reflect.apply(own, client, [path, toCallInit(call)]);
}
