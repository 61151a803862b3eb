import createClient from "openapi-fetch";

export function createCaller({ baseUrl, token, body, fetch }) {
  const client = createClient({ baseUrl, fetch, headers: { authorization: `Bearer ${token}` } });
  return async () => {
    const { data, response } = await client.POST("/agents", { body });
    if (data === undefined) throw new Error(`HTTP ${response.status}`);
    return data.id;
  };
}
