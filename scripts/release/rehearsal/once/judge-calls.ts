import type { CallEnd } from "./render-once-program.ts";

/** The calls of one runtime to one peer. */
export interface PeerCalls {
  readonly calls: readonly CallEnd[];
  /** By which connections a call arrived whole. */
  readonly arrivals: (id: string) => readonly number[];
  /** True if any connection spoke the protocol of the peer. */
  readonly isSpoken: boolean;
  /** True if the peer responds as it should. */
  readonly isWell: boolean;
}

/**
 * Says what became of them: `once`, `0 or 1` when some did not arrive, `refused` when none was sent, or that the runtime does
 * not speak the protocol. Throws when a call arrived twice, when an error says of one that arrived that it did not, and when
 * a peer that responds correctly was not called.
 */
export function judgeCalls({ calls, arrivals, isSpoken, isWell }: PeerCalls): string {
  const problems = calls.flatMap((call) => findProblem(call, arrivals(call.id)) ?? []);
  if (calls.length === 0) problems.push("it was not called");
  if (problems.length > 0) throw new Error(problems.join("\n"));
  if (!isSpoken) return "not spoken";
  const arrived = calls.filter(({ id }) => arrivals(id).length === 1).length;
  if (arrived === 0 && calls.every(isUnsent)) return "refused";
  if (isWell && isInVain(calls, arrivals))
    throw new Error(`it answers, but a call ended with: ${calls.map(({ end }) => end).join(", ")}`);
  return arrived === calls.length ? "once" : "0 or 1";
}

/**
 * Chromium sometimes drops a request with a stream before it has sent it, on a connection that works. So a call that did not
 * arrive is forgiven, but not most of them.
 */
function isInVain(calls: PeerCalls["calls"], arrivals: PeerCalls["arrivals"]): boolean {
  const unanswered = calls.filter(({ end }) => end !== "200");
  return unanswered.length * 2 > calls.length || unanswered.some(({ id }) => arrivals(id).length > 0);
}

function isUnsent({ end, sent }: CallEnd): boolean {
  return sent === "no" || end === "InvalidRequestError";
}

function findProblem(call: CallEnd, connections: readonly number[]): string | undefined {
  const told = `${call.form}: ${call.end}${call.sent === undefined ? "" : `, sent: ${call.sent}`}`;
  if (connections.length > 1)
    return `${told}; arrived ${connections.length} times, by connections ${connections.join(", ")}`;
  if (connections.length === 1 && isUnsent(call)) return `${told}; but it arrived`;
  if (connections.length === 0 && call.sent === "yes") return `${told}; but it did not arrive`;
  return undefined;
}
