import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { closeServer, listen } from "./listen.ts";

/** Stands before the registry: sees what is published, and can stop it. */
export interface Gate {
  readonly url: string;
  /** `name@version` of everything that the registry took, in order; what was taken twice is here twice. */
  readonly published: readonly string[];
  /** Lets `count` more packages through and then never answers; `held` resolves when the next one is at the door. */
  holdAfter(count: number): { readonly held: Promise<void> };
  /** Answers every publish with an error. */
  refuse(): void;
  /** Lets everything through again. */
  open(): void;
  close(): Promise<void>;
}

/** Starts a gate before the registry at `upstream`. */
export async function startGate(upstream: string): Promise<Gate> {
  const published: string[] = [];
  let allowed = Infinity;
  let isRefusing = false;
  let tellHeld = (): void => {};

  const server: Server = createServer((message, response) => {
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
      void passOn(message, response, isPublish);
    }
  });

  async function passOn(
    message: IncomingMessage,
    response: ServerResponse,
    isPublish: boolean,
  ): Promise<void> {
    const body = await readBody(message);
    const onward = request(
      new URL(message.url ?? "/", upstream),
      { method: message.method, headers: message.headers },
      (answer) => {
        if (isPublish && answer.statusCode === 201) published.push(...namesIn(body));
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on("error", () => response.destroy());
    onward.end(body);
  }

  return {
    url: await listen(server),
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
    close: () => closeServer(server),
  };
}

const JSON_TYPE = { "content-type": "application/json" };

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function namesIn(body: Buffer): string[] {
  const { name, versions }: { name: string; versions: Record<string, unknown> } = JSON.parse(
    body.toString("utf8"),
  );
  return Object.keys(versions).map((version) => `${name}@${version}`);
}
