import { join } from "node:path";
import pMap from "p-map";
import { startServer } from "../../../base/http/start-server.ts";
import { installPackage } from "../installers.ts";
import type { Report } from "../report.ts";
import type { Runtime } from "../runtimes.ts";
import { pick, type Stage } from "../stage.ts";
import { writeProgram } from "../write-program.ts";
import { Arrivals } from "./arrivals.ts";
import { CORS } from "./http1-ways.ts";
import { judgeCalls } from "./judge-calls.ts";
import { type CallEnd, renderOnceProgram } from "./render-once-program.ts";
import { type Peer, startPeers } from "./start-peers.ts";

const TABLE = "Calls that must not repeat, at peers that fail: with a body and without";
const PROGRAM = "the program runs";
/** Compares with the platform's own `fetch`, which shows that the peers would notice. */
const CONTROL = "for comparison: a plain PUT resent, times";
/** More at a time would share what little time a race takes. */
const AT_A_TIME = 2;
/** Ways in which the calls of a runtime must have arrived, or nothing was tried. */
const LEAST_ARRIVED = 12;

/** Calls every failing peer on every runtime, and counts at the peers what arrived. */
export async function rehearseOnce(stage: Stage): Promise<void> {
  const { packages, installers, runtimes, certificate, env, report } = stage;
  if (certificate === undefined) {
    report.skip({ table: TABLE, row: "all", column: "all" }, "no certificate; is openssl installed?");
    return;
  }
  report.say("calling peers that fail");
  const folder = join(stage.folder, "once");
  const subject = pick(packages, ({ kind }) => kind === "runtime");
  const npm = pick(installers, ({ name }) => name === "npm");
  await installPackage(npm, folder, subject, env);
  writeProgram(folder, renderOnceProgram(subject.name));
  const columns = runtimes.map(({ name }) => name);
  let resent = 0;
  const callPeers = async (runtime: Runtime): Promise<void> => {
    const arrivals = new Arrivals();
    const peers = await startPeers(arrivals, certificate);
    const plan = await startServer((_message, response) => {
      const text = JSON.stringify({ caller: "call", peers: peers.map(({ name, url }) => ({ name, url })) });
      response.writeHead(200, { ...CORS, "content-type": "application/json" }).end(text);
    });
    try {
      report.order(TABLE, [PROGRAM, ...peers.map(({ name }) => name), CONTROL], columns);
      const outcome = runtime.run(folder, plan.baseUrl);
      const calls = outcome.then((text): readonly CallEnd[] => JSON.parse(text));
      resent += await judgeRuntime(runtime, peers, calls, arrivals, report);
      report.say(`${runtime.name}: done`);
    } finally {
      await Promise.all([plan.close(), ...peers.map((peer) => peer.close())]);
    }
  };
  await pMap(runtimes, callPeers, { concurrency: AT_A_TIME });
  if (resent > 0) return;
  await report.attempt({ table: TABLE, row: CONTROL, column: "all" }, () =>
    Promise.reject(new Error("no platform resent anything, so that nothing was tried")),
  );
}

/** Judges what one runtime did, and gives how often its own `fetch` sent a plain request again. */
async function judgeRuntime(
  { name: column }: Runtime,
  peers: readonly Peer[],
  ends: Promise<readonly CallEnd[]>,
  arrivals: Arrivals,
  report: Report,
): Promise<number> {
  const control = { table: TABLE, row: CONTROL, column };
  let all: readonly CallEnd[] = [];
  const hasRun = await report.attempt({ table: TABLE, row: PROGRAM, column }, async () => {
    all = await ends;
  });
  if (!hasRun) {
    for (const { name } of peers) report.skip({ table: TABLE, row: name, column }, "its program did not run");
    report.skip(control, "its program did not run");
    return 0;
  }
  let arrived = 0;
  for (const peer of peers) {
    await report.attempt({ table: TABLE, row: peer.name, column }, async () => {
      const calls = all.filter((call) => call.peer === peer.name);
      const said = judgeCalls({
        calls,
        arrivals: (id) => arrivals.of(id),
        isSpoken: peer.connections() > 0,
        isWell: peer.isWell,
      });
      if (said === "once" || said === "0 or 1") arrived += 1;
      return said;
    });
  }
  const times = peers.map((_, index) => Math.max(0, arrivals.of(`call-${index}-plain`).length - 1));
  const resent = times.reduce((sum, count) => sum + count, 0);
  await report.attempt(control, async () => {
    if (arrived < LEAST_ARRIVED) throw new Error(`calls arrived at only ${arrived} peers`);
    return String(resent);
  });
  return resent;
}
