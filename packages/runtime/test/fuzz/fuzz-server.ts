import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { readRawRequests } from "../raw-requests.js";
import type { FuzzPlan, Step } from "./fuzz-plan.js";

/** A call that arrived whole. */
export interface Arrival {
  readonly connection: number;
  readonly step: Step;
}

/** A server that does with each call what its plan says. */
export interface FuzzServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a server; it adds to `arrivals`, by the ids of the calls. */
export async function startFuzzServer(
  plans: ReadonlyMap<string, FuzzPlan>,
  arrivals: Map<string, Arrival[]>,
): Promise<FuzzServer> {
  const sockets = new Set<Socket>();
  // Number of times that a call has begun to arrive, whole or not.
  const begun = new Map<string, number>();
  let isClosed = false;
  let lastConnection = 0;

  const serve = (socket: Socket): void => {
    const connection = (lastConnection += 1);
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    let step: Step | undefined;
    let received = 0;
    const cutIfDue = (isWhole: boolean): void => {
      if (step?.kind === "cut" && (isWhole || received >= step.atByte)) end(socket, step.isReset);
    };
    readRawRequests(socket, {
      onHead({ path }) {
        const id = path.slice(path.lastIndexOf("/") + 1);
        const count = begun.get(id) ?? 0;
        begun.set(id, count + 1);
        step = plans.get(id)?.steps[count] ?? plans.get(id)?.steps.at(-1);
        received = 0;
      },
      onWhole({ path }) {
        const id = path.slice(path.lastIndexOf("/") + 1);
        if (step === undefined) return;
        arrivals.set(id, [...(arrivals.get(id) ?? []), { connection, step }]);
        if (step.kind === "restart") restart(step.downMs);
        else if (step.kind === "cut") cutIfDue(true);
        else take(socket, step);
      },
    });
    socket.on("data", (chunk: Buffer) => {
      received += chunk.length;
      cutIfDue(false);
    });
  };
  const restart = (downMs: number): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
    setTimeout(() => {
      if (isClosed) return;
      server = createServer(serve);
      server.listen(port, "127.0.0.1");
    }, downMs);
  };
  let server: Server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = addressOf(server);
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      isClosed = true;
      const closed = new Promise((resolve) => void server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address;
}

function take(socket: Socket, step: Step): void {
  if (step.kind === "say") socket.end(step.text);
  if (step.kind === "response") {
    const text = response(step.status, step.isClosed);
    const write = (): void => void (step.isClosed ? socket.end(text) : socket.write(text));
    if (step.delayMs === 0) write();
    else setTimeout(write, step.delayMs);
  }
  if (step.kind === "cut response") {
    socket.write(response("200 OK", false).slice(0, step.atByte));
    end(socket, step.isReset);
  }
}

function response(status: string, isClosed: boolean): string {
  const connection = isClosed ? "Connection: close\r\n" : "";
  return `HTTP/1.1 ${status}\r\n${connection}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`;
}

function end(socket: Socket, isReset: boolean): void {
  if (isReset) socket.resetAndDestroy();
  else socket.end();
}
