/** An application without a client. */
export function createCaller({ baseUrl, token, body, fetch = globalThis.fetch }) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return async () => {
    const response = await fetch(`${baseUrl}/agents`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return (await response.json()).id;
  };
}
