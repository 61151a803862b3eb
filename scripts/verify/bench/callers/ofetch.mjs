import { createFetch } from "ofetch";

export function createCaller({ baseUrl, token, body, fetch = globalThis.fetch }) {
  const client = createFetch({ fetch, Headers, AbortController });
  const headers = { authorization: `Bearer ${token}` };
  return async () => (await client(`${baseUrl}/agents`, { method: "POST", headers, body })).id;
}
