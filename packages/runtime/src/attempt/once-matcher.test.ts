import { describe, expect, test } from "vitest";
import { atMostOnce } from "./at-most-once.js";
import { findOnceMatcher } from "./once-matcher.js";

const isOnce = findOnceMatcher({
  "POST /agents/{agentId}/call": { retry: atMostOnce },
  "POST /v1.0/dial": { retry: atMostOnce },
  "GET /files/{name}.mp3": { retry: atMostOnce },
  "POST /agents": {},
});

describe("findOnceMatcher", () => {
  test.each([
    ["POST", "https://api.example.com/agents/a1/call"],
    ["POST", "https://api.example.com/agents/a1/call/"],
    ["POST", "https://api.example.com/agents/a1/call?x=1"],
    ["POST", "https://api.example.com/agents/a1/call/?x=1"],
    ["POST", "https://api.example.com/agents/a%2Fb/call"],
    ["POST", "https://api.example.com/AGENTS/a1/Call"],
    ["POST", "https://api.example.com/agents/a1/%63%61ll"],
    ["POST", "https://api.example.com/proxy/agents/a1/call"],
    ["POST", "https://api.example.com/v1.0/dial"],
    ["GET", "https://api.example.com/files/a.mp3"],
    ["POST", "https://api.example.com/agents/a1/call;v=1"],
    ["POST", "https://api.example.com/agents/a1/call%2F"],
    ["POST", "https://api.example.com/agents/a1/call%20"],
    ["POST", "https://api.example.com/agents/a1/call%3Fx"],
    ["POST", "https://api.example.com/agents/a1/call."],
    ["POST", "https://api.example.com/agents%2Fa1%2Fcall"],
  ])("knows %s %s", (method, url) => {
    expect(isOnce(method, url)).toBe(true);
  });

  test.each([
    ["GET", "https://api.example.com/agents/a1/call"],
    ["POST", "https://api.example.com/agents/a1/calls"],
    ["POST", "https://api.example.com/agents/a1/call/x"],
    ["POST", "https://api.example.com/agents/a1/b1/call"],
    ["POST", "https://api.example.com/agents//call"],
    ["POST", "https://api.example.com/agents/call"],
    ["POST", "https://api.example.com/agents"],
    ["POST", "https://api.example.com/v1x0/dial"],
    ["POST", "https://api.example.com/other?to=/agents/a1/call"],
    ["GET", "https://api.example.com/files/.mp3"],
    ["GET", "https://api.example.com/files/a.wav"],
  ])("does not know %s %s", (method, url) => {
    expect(isOnce(method, url)).toBe(false);
  });

  test("returns an empty list without headers", () => {
    expect(findOnceMatcher({})("POST", "https://api.example.com/")).toBe(false);
    expect(findOnceMatcher({ "GET /": {} })("GET", "https://api.example.com/")).toBe(false);
  });

  test("makes one test for all clients of an API", () => {
    const operations = { "POST /call": { retry: atMostOnce } };
    expect(findOnceMatcher(operations)).toBe(findOnceMatcher(operations));
    expect(findOnceMatcher({ ...operations })).not.toBe(findOnceMatcher(operations));
  });
});
