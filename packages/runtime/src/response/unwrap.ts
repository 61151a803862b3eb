import { ApiError } from "../errors/api-error.js";
import type { AnyResult } from "./result.js";

type DataOf<Result> = Result extends { readonly ok: true; readonly data: infer Data } ? Data : never;

/**
 * Returns the data of a result, or throws `ApiError` for an error status.
 *
 * `const agent = await unwrap(client.GET("/agents/{agentId}", { params: { path: { agentId } } }));`
 */
export async function unwrap<Result extends AnyResult>(
  result: Result | Promise<Result>,
): Promise<DataOf<Result>>;
export async function unwrap(pending: AnyResult | Promise<AnyResult>): Promise<unknown> {
  const result = await pending;
  if (result.ok) return result.data;
  throw new ApiError(result);
}
