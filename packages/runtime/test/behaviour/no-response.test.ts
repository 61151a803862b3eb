import { describe, expect, test } from "vitest";
import { createExampleClient } from "../example-client.js";
import {
  cutBeforeHead,
  cutInBody,
  cutInHead,
  NOBODY,
  type Script,
  wrongContentLength,
} from "../loopback-server.js";
import { start } from "./stage.js";

describe("No response: ConnectionError", () => {
  test("says that nothing was sent when nobody listens", async () => {
    const client = createExampleClient({ token: "t1", baseUrl: NOBODY });
    await expect(client.POST("/agents", { body: {} })).rejects.toMatchObject({
      name: "ConnectionError",
      message: "POST /agents: no connection to the server; nothing was sent",
      sent: "no",
      cause: { cause: { code: "ECONNREFUSED" } },
    });
  });

  test("says that nothing was sent when there is no such host", async () => {
    const client = createExampleClient({ token: "t1", baseUrl: "http://host.invalid" });
    await expect(client.GET("/agents")).rejects.toMatchObject({ name: "ConnectionError", sent: "no" });
  });

  test.each<[title: string, script: Script, sent: string]>([
    ["before the head", cutBeforeHead, "maybe"],
    ["in the head", cutInHead, "maybe"],
    ["in the body", cutInBody, "yes"],
    ["before all that it announced", wrongContentLength, "yes"],
  ])("is thrown when the connection breaks %s", async (_title, script, sent) => {
    const { client, seen } = await start(script);
    await expect(client.POST("/agents", { body: {} })).rejects.toMatchObject({
      name: "ConnectionError",
      sent,
      cause: expect.any(Error),
      method: "POST",
      path: "/agents",
    });
    expect(seen).toHaveLength(1);
  });

  test("is thrown for a body that breaks off under an error status too", async () => {
    const { client, seen } = await start((answer) => {
      answer.writeHead(500, { "content-type": "application/json" }).write("{");
      setTimeout(() => answer.socket?.destroy(), 5);
    });
    await expect(client.GET("/agents")).rejects.toMatchObject({ name: "ConnectionError", sent: "yes" });
    expect(seen).toHaveLength(3);
  });

  test("keeps what a given fetch throws as its cause", async () => {
    const cause = new Error("offline");
    const client = createExampleClient({ token: "t1", fetch: () => Promise.reject(cause) });
    await expect(client.GET("/agents")).rejects.toMatchObject({
      name: "ConnectionError",
      sent: "maybe",
      cause,
    });
  });
});
