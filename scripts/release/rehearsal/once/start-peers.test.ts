import { once } from "node:events";
import { connect as connectHttp2 } from "node:http2";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { TemporaryFolder } from "../../../base/disk/temporary-folder.ts";
import { Arrivals } from "./arrivals.ts";
import { makeCertificate } from "./make-certificate.ts";
import { type Peer, startPeers } from "./start-peers.ts";

const arrivals = new Arrivals();
let peers: Peer[] = [];
let trusted = "";

beforeAll(async () => {
  using folder = new TemporaryFolder("once-");
  const certificate = await makeCertificate(folder.path, { PATH: process.env["PATH"] });
  if (certificate === undefined) throw new Error("openssl is needed");
  trusted = certificate.cert;
  peers = await startPeers(arrivals, certificate);
});

afterAll(() => Promise.all(peers.map((peer) => peer.close())));

function find(name: string): URL {
  const peer = peers.find((each) => each.name === name);
  if (peer === undefined) throw new Error(`there is no peer ${name}`);
  return new URL(peer.url);
}

/** Writes to a peer, and gives what it answers until it ends the connection or has answered. */
async function say(name: string, text: string): Promise<string> {
  const socket = connect(Number(find(name).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.write(text);
  let heard = "";
  socket.on("error", () => {});
  socket.on("data", (data) => {
    heard += data.toString();
    if (heard.endsWith("{}")) socket.destroy();
  });
  await once(socket, "close");
  return heard;
}

const request = (id: string, framing: string): string =>
  `POST /calls/${id} HTTP/1.1\r\nHost: x\r\n${framing}`;

describe("startPeers", () => {
  test("has at least twelve ways of each protocol, each once", () => {
    const names = peers.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const protocol of ["HTTP/1.1: ", "HTTP/2: "])
      expect(names.filter((name) => name.startsWith(protocol)).length).toBeGreaterThanOrEqual(13);
  });

  test("fails a call once, and answers and counts it when it comes again by another connection", async () => {
    const call = request("again", "Content-Length: 2\r\n\r\n{}");
    expect(await say("HTTP/1.1: ends the connection", call)).toBe("");
    expect(await say("HTTP/1.1: ends the connection", call)).toContain("200 OK");
    expect(new Set(arrivals.of("again")).size).toBe(2);
  });

  test.each([
    ["by its length", "Content-Length: 4\r\n\r\nabc", "d"],
    ["in chunks", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "0\r\n\r\n"],
    ["without a body", "", "\r\n"],
  ])("counts a call only when it is whole: %s", async (title, cut, rest) => {
    const id = title.replaceAll(" ", "-");
    const socket = connect(Number(find("HTTP/1.1: answers 200").port), "127.0.0.1");
    socket.end(request(id, cut));
    socket.resume();
    await once(socket, "close");
    expect(arrivals.of(id)).toHaveLength(0);
    await say("HTTP/1.1: answers 200", request(id, cut + rest));
    expect(arrivals.of(id)).toHaveLength(1);
  });

  test("counts a call over HTTP/2", async () => {
    const session = connectHttp2(find("HTTP/2: refuses the stream"), { ca: trusted });
    onTestFinished(() => session.close());
    for (const expected of [1, 2]) {
      const stream = session.request({ ":method": "POST", ":path": "/calls/h2" });
      stream.on("error", () => {});
      stream.end("{}");
      stream.resume();
      await new Promise((resolve) => stream.once("close", resolve));
      expect(arrivals.of("h2")).toHaveLength(expected);
    }
  });
});
