import type { IncomingMessage, ServerResponse } from "node:http";
import { type LocalServer, startServer } from "../../base/http/start-server.ts";
import { forwardTo, passOn, readWireRequest } from "../../base/http/wire-request.ts";

/** Stands before the registry: sees what is published, and can stop it. */
export interface Gate extends LocalServer {
  /** `name@version` of everything that the registry took, in order; what was taken twice is here twice. */
  readonly published: readonly string[];
  /** Lets `count` more packages through and then never answers; `held` resolves when the next one is at the door. */
  holdAfter(count: number): { readonly held: Promise<void> };
  /** Answers every publish with an error. */
  refuse(): void;
  /** Lets everything through again. */
  open(): void;
}

/** Starts a gate before the registry at `upstream`. */
export async function startGate(upstream: string): Promise<Gate> {
  const published: string[] = [];
  let allowed = Infinity;
  let isRefusing = false;
  let tellHeld = (): void => {};

  const server = await startServer((message, response) => {
    const isPublish = message.method === "PUT" && !message.url?.startsWith("/-/");
    if (isPublish && isRefusing) {
      message.resume();
      message.on("end", () => response.writeHead(403, JSON_TYPE).end(`{"error":"publishing is refused"}`));
    } else if (isPublish && allowed <= 0) {
      // Unanswered on purpose: the publisher waits here until it is interrupted.
      message.resume();
      tellHeld();
    } else {
      if (isPublish) allowed -= 1;
      void letThrough(message, response, isPublish);
    }
  });

  async function letThrough(
    message: IncomingMessage,
    response: ServerResponse,
    isPublish: boolean,
  ): Promise<void> {
    try {
      const wire = await readWireRequest(message);
      const answer = await forwardTo(upstream, wire);
      if (isPublish && answer.statusCode === 201) published.push(...namesIn(wire.body));
      passOn(answer, response);
    } catch {
      response.destroy();
    }
  }

  return {
    ...server,
    published,
    holdAfter(count) {
      allowed = count;
      return {
        held: new Promise((resolve) => {
          tellHeld = resolve;
        }),
      };
    },
    refuse() {
      isRefusing = true;
    },
    open() {
      isRefusing = false;
      allowed = Infinity;
    },
  };
}

const JSON_TYPE = { "content-type": "application/json" };

function namesIn(body: Buffer): string[] {
  const { name, versions }: { name: string; versions: Record<string, unknown> } = JSON.parse(
    body.toString("utf8"),
  );
  return Object.keys(versions).map((version) => `${name}@${version}`);
}
