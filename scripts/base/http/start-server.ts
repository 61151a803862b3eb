import { createServer, type RequestListener } from "node:http";
import type { Server } from "node:net";

/** An HTTP server that only this machine reaches. */
export interface LocalServer {
  /** Address without a slash at the end: `http://127.0.0.1:40123`. */
  readonly baseUrl: string;
  /** Ends it and every connection that is open to it. */
  close(): Promise<void>;
}

/** Starts an HTTP server on a free port. */
export async function startServer(respond: RequestListener): Promise<LocalServer> {
  const server = createServer(respond);
  return {
    baseUrl: `http://127.0.0.1:${await listen(server)}`,
    async close() {
      const closed = new Promise((resolve) => void server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Opens a server of any protocol on a free port, and returns the port. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}
