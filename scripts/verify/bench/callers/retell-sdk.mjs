import Retell from "retell-sdk";

export function createCaller({ baseUrl, token, body, fetch }) {
  const client = new Retell({ apiKey: token, baseURL: baseUrl, fetch });
  return async () => (await client.agent.create(body)).id;
}
