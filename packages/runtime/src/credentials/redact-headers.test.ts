import { describe, expect, test } from "vitest";
import { createCredentials } from "./credentials.js";
import { redactHeaders } from "./redact-headers.js";

const call = { method: "GET", path: "/agents" };

describe("redactHeaders", () => {
  test("hides the credential, also before it is there and wherever else it is", () => {
    const credentials = createCredentials({ other: { header: "X-Account" } }, "pit-4f1c");
    const credential = credentials(call, ["other"]);
    if (typeof credential === "function") throw new Error("there is no function to ask");
    expect(redactHeaders({ accept: "a", via: "to pit-4f1c", version: "1" }, credential)).toEqual({
      accept: "a",
      via: "[redacted]",
      version: "1",
      "x-account": "[redacted]",
    });
  });

  test.each([
    "authorization",
    "proxy-authorization",
    "cookie",
    "x-api-key",
    "x-auth-user",
    "x-token",
    "client-secret",
  ])("hides %s, which is secret by its name", (name) => {
    expect(redactHeaders({ [name]: "a", accept: "b" }, undefined)).toEqual({
      [name]: "[redacted]",
      accept: "b",
    });
  });
});
