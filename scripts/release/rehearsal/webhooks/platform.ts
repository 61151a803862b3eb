import { setTimeout as wait } from "node:timers/promises";

/** The `signWebhook` of the published package. */
export type Sign = (event: object, options: object) => Promise<Request>;

/** Time for all deliveries, several times what they take on a machine that is not busy. */
const MOST_MS = 60_000;
const BETWEEN_MS = 200;

/** Delivers events as a platform does. */
export class Platform {
  /** Ids of the events that are being delivered. */
  readonly open = new Set<string>();
  /** Ids of the events that were answered with 2xx, in this order. */
  readonly delivered: string[] = [];
  readonly #sign: Sign;
  readonly #url: string;
  readonly #timeoutMs: number;
  readonly #until = Date.now() + MOST_MS;

  constructor(sign: Sign, url: string, timeoutMs: number) {
    this.#sign = sign;
    this.#url = url;
    this.#timeoutMs = timeoutMs;
  }

  /** Delivers an event until it is accepted or refused, and gives the last status. */
  async deliver(id: string, secret: string): Promise<number> {
    this.open.add(id);
    let status = await this.#send(id, secret);
    while ((status === 0 || status >= 500) && Date.now() < this.#until) {
      await wait(BETWEEN_MS);
      status = await this.#send(id, secret);
    }
    this.open.delete(id);
    if (status === 200) this.delivered.push(id);
    return status;
  }

  /** Gives the status, or 0 when there is no response in time. */
  async #send(id: string, secret: string): Promise<number> {
    const event = { event: "webhook.test", id };
    const request = await this.#sign(event, {
      secret,
      url: this.#url,
      signature: { header: "x-signature" },
    });
    try {
      const response = await fetch(request, { signal: AbortSignal.timeout(this.#timeoutMs) });
      await response.text();
      return response.status;
    } catch {
      return 0;
    }
  }
}
