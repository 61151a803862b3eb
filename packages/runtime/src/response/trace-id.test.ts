import { describe, expect, test } from "vitest";
import { traceIdAt, type TraceIdLocation } from "./trace-id.js";

const inHeader = new Response(null, { headers: { "X-Trace-Id": "h1" } });
const bare = new Response(null);

describe("traceIdAt", () => {
  test.each<[place: TraceIdLocation, response: Response, body: unknown, want: string | undefined]>([
    [{}, inHeader, { traceId: "b1" }, undefined],
    [{ header: "x-trace-id" }, inHeader, undefined, "h1"],
    [{ header: "x-trace-id" }, bare, { traceId: "b1" }, undefined],
    [{ body: "traceId" }, inHeader, { traceId: "b1" }, "b1"],
    [{ body: "traceId", header: "x-trace-id" }, inHeader, { traceId: "b1" }, "h1"],
    [{ body: "traceId", header: "x-trace-id" }, bare, { traceId: "b1" }, "b1"],
    [{ body: "traceId" }, bare, { traceId: 5 }, undefined],
    [{ body: "traceId" }, bare, {}, undefined],
    [{ body: "traceId" }, bare, null, undefined],
    [{ body: "traceId" }, bare, "text", undefined],
    [{ body: "constructor" }, bare, {}, undefined],
  ])("reads %j", (place, response, body, want) => {
    expect(traceIdAt(place)(response, body)).toBe(want);
  });
});
