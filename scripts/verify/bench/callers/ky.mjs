import ky from "ky";

export function createCaller({ baseUrl, token, body, fetch }) {
  const client = ky.create({ fetch, headers: { authorization: `Bearer ${token}` } });
  return async () => (await client.post(`${baseUrl}/agents`, { json: body }).json()).id;
}
