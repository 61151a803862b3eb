/** Outcome of a call, as the program reports it. */
export interface CallEnd {
  /** Name of the peer. */
  readonly peer: string;
  /** Method, and whether it had a body. */
  readonly form: string;
  readonly id: string;
  /** A status, or the name of an error. */
  readonly end: string;
  readonly sent?: string;
}

/**
 * A program that calls each peer in each form, the calls to one peer one after the other. Its address is that of a plan: a
 * list of peers. It sends once more what a plain `fetch` would, to see whether the peers would notice.
 */
export function renderOnceProgram(runtime: string): string {
  return `import { atMostOnce, createClient } from "${runtime}";

const provider = {
  baseUrl: "https://api.invalid",
  schemes: {},
  security: [],
  operations: Object.fromEntries(["POST", "PUT", "DELETE"].map((method) => [method + " /calls/{id}", { retry: atMostOnce }])),
};
const body = { to: "+15550100" };
const forms = [
  ["POST", body],
  ["POST"],
  ["PUT", body],
  ["DELETE"],
];

export async function usePackage(address) {
  const { caller, peers } = await (await fetch(address)).json();
  const ends = await Promise.all(peers.map(async (peer, index) => {
    const client = createClient(provider, { baseUrl: peer.url, timeoutMs: 1500, retries: 0 });
    // Opens the connection, and leaves time for what the peer does to it then.
    const begin = async () => {
      await client.request("GET", "/first").catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 40));
    };
    const ended = [];
    for (const [method, content] of forms) {
      const form = method + (content === undefined ? " without a body" : " with a body");
      const id = [caller, index, ended.length].join("-");
      await begin();
      ended.push(await client.request(method, "/calls/{id}", { params: { path: { id } }, body: content }).then(
        ({ status }) => ({ peer: peer.name, form, id, end: String(status) }),
        ({ name, sent }) => ({ peer: peer.name, form, id, end: name, sent }),
      ));
    }
    await begin();
    const signal = AbortSignal.timeout(1500);
    const id = [caller, index, "plain"].join("-");
    await fetch(peer.url + "/calls/" + id, { method: "PUT", body: "{}", redirect: "manual", signal }).catch(() => {});
    return ended;
  }));
  return JSON.stringify(ends.flat());
}
`;
}
