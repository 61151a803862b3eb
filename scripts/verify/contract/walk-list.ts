import { isUnreadableResponseError } from "@agent-apis/runtime";
import type { Operation } from "../../generator/list-operations.ts";
import type { AnyClient } from "../tour/connect-client.ts";
import { type ContractCall, toCallInit } from "./contract-call.ts";

/** The pages that a client gives of a list. A mock repeats its page, which a client refuses; that ends the walk. */
export async function walkList(
  client: AnyClient,
  { path }: Operation,
  call: ContractCall,
): Promise<unknown[]> {
  const paginate: unknown = Reflect.get(client, "paginate");
  if (typeof paginate !== "function") throw new Error("the client has no paginate");
  const list: { pages(): AsyncIterable<unknown> } = Reflect.apply(paginate, client, [path, toCallInit(call)]);
  const pages: unknown[] = [];
  try {
    for await (const page of list.pages()) pages.push(page);
  } catch (error) {
    if (!isUnreadableResponseError(error)) throw error;
  }
  return pages;
}
