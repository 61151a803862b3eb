import { describe, expect, test, vi } from "vitest";
import { createCredentials } from "./credentials.js";

const call = { method: "GET", path: "/agents" };
const schemes = { bearer: { header: "Authorization", prefix: "Bearer " }, key: { header: "X-Key" } };
const one = { bearer: schemes.bearer };

describe("createCredentials", () => {
  test("gives the header with its prefix", async () => {
    const credentials = createCredentials(schemes, "t1");
    expect(await credentials(call, ["bearer"], undefined)).toEqual({
      header: "Authorization",
      value: "Bearer t1",
    });
    expect(await credentials(call, ["key"], undefined)).toEqual({ header: "X-Key", value: "t1" });
  });

  test("gives nothing for an operation without schemes, and does not ask the token function", async () => {
    const token = vi.fn(() => "t1");
    expect(await createCredentials(schemes, token)(call, [], undefined)).toBeUndefined();
    expect(token).not.toHaveBeenCalled();
  });

  test("asks a token function at each call", async () => {
    let count = 0;
    for (const token of [() => `t${++count}`, async () => `t${++count}`]) {
      const credentials = createCredentials(schemes, token);
      const first = await credentials(call, ["key"], undefined);
      const second = await credentials(call, ["key"], undefined);
      expect([first?.value, second?.value]).toEqual([`t${count - 1}`, `t${count}`]);
    }
  });

  test("takes the first accepted scheme that has a token", async () => {
    const credentials = createCredentials(schemes, { bearer: undefined, key: "k1" });
    expect(await credentials(call, ["bearer", "key"], undefined)).toEqual({ header: "X-Key", value: "k1" });
  });

  test("is not changed by what happens to the option later", async () => {
    const option: { key?: string } = { key: "k1" };
    const credentials = createCredentials(schemes, option);
    option.key = "k2";
    expect(await credentials(call, ["key"], undefined)).toEqual({ header: "X-Key", value: "k1" });
  });

  test("says which credential is missing and how to pass it", async () => {
    await expect(createCredentials(one, undefined)(call, ["bearer"], undefined)).rejects.toMatchObject({
      name: "CredentialError",
      schemes: ["bearer"],
      message:
        "GET /agents: this operation needs a credential for the security scheme bearer: pass the option token; nothing was sent",
    });
    await expect(createCredentials(schemes, { key: "k1" })(call, ["bearer"], undefined)).rejects.toThrow(
      'pass token: { bearer: "…" }',
    );
  });

  test.each([
    "",
    " ",
    "secret\n",
    "secret\r\nX: y",
    " secret",
    "secret ",
    "sec  ret",
    "secret\0",
    "sécret",
    "secret…",
  ])("refuses the token %j without showing it", async (token) => {
    for (const option of [token, () => token, async () => token]) {
      const problem: unknown = await createCredentials(one, option)(call, ["bearer"], undefined).catch(
        (error: unknown) => error,
      );
      expect(problem).toMatchObject({
        name: "CredentialError",
        message: expect.stringContaining("the token "),
      });
      expect(String(problem)).not.toMatch(/s[eé]c/);
    }
  });

  test("takes a token with one space inside", async () => {
    const credentials = createCredentials(schemes, "Custom abc");
    expect(await credentials(call, ["key"], undefined)).toEqual({ header: "X-Key", value: "Custom abc" });
  });

  test("keeps the reason for which the token function failed", async () => {
    const cause = new Error("the vault is closed");
    const fail = (): never => {
      throw cause;
    };
    for (const token of [fail, async () => fail()]) {
      await expect(createCredentials(one, token)(call, ["bearer"], undefined)).rejects.toMatchObject({
        name: "CredentialError",
        message: expect.stringContaining("the token function failed"),
        cause,
      });
    }
  });

  test("refuses what a token function gives when it is no text", async () => {
    const token: unknown = () => ({ value: "secret" });
    const credentials: unknown = Reflect.apply(createCredentials, undefined, [one, token]);
    if (typeof credentials !== "function") throw new Error("no function");
    await expect(Reflect.apply(credentials, undefined, [call, ["bearer"]])).rejects.toThrow(
      "the token is empty",
    );
  });

  test("does not wait for a token function longer than the caller's signal", async () => {
    const reason = new Error("enough");
    const controller = new AbortController();
    const asked = createCredentials(one, () => new Promise(() => {}))(call, ["bearer"], controller.signal);
    controller.abort(reason);
    await expect(asked).rejects.toBe(reason);
  });

  test.each<[option: unknown, message: string]>([
    [5, "token must be a string"],
    [null, "token must be a string"],
    [true, "token must be a string"],
    [{ bearer: 5 }, "token must be a string"],
    [{ bearr: "t1" }, "token has a key that is no security scheme; the schemes are: bearer, key"],
  ])("throws a TypeError for the option %j", (option, message) => {
    expect(() => Reflect.apply(createCredentials, undefined, [schemes, option])).toThrow(
      expect.objectContaining({ name: "TypeError", message: expect.stringContaining(message) }),
    );
  });
});
