import { create } from "axios";
import { createAdapter } from "../axios-adapter.mjs";

export function createCaller({ baseUrl, token, body, fetch }) {
  const client = create({
    baseURL: baseUrl,
    headers: { authorization: `Bearer ${token}` },
    ...(fetch === undefined ? {} : { adapter: createAdapter(fetch) }),
  });
  return async () => (await client.post("/agents", body)).data.id;
}
