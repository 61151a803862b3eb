/** Lets axios send by a fetch that is given, with as little as possible around it. */
export function createAdapter(fetch) {
  return async (config) => {
    const { method, headers, data } = config;
    const url = `${config.baseURL ?? ""}${config.url}`;
    const response = await fetch(url, { method, headers: headers.toJSON(), body: data });
    return { data: await response.text(), status: response.status, statusText: "", headers: {}, config };
  };
}
