import { describe, expect, test, vi } from "vitest";
import { createCredentials, type ReadCredential } from "./credentials.js";
import type { TokenOption, TokenRequest } from "../client/options.js";
import type { Credential } from "./token-source.js";

const call = { method: "GET", path: "/agents" };
const schemes = { bearer: { header: "Authorization", prefix: "Bearer " }, key: { header: "X-Key" } };
const one = { bearer: schemes.bearer };

async function read(
  option: TokenOption<string> | undefined,
  accepted = ["bearer"],
): Promise<Credential | undefined> {
  return readFrom(createCredentials(schemes, option), accepted);
}

async function readFrom(credentials: ReadCredential, accepted = ["bearer"]): Promise<Credential | undefined> {
  const found = credentials(call, accepted);
  return typeof found === "function" ? found() : found;
}

/** Reads a credential that must be there. */
async function readOne(credentials: ReadCredential): Promise<Credential> {
  const credential = await readFrom(credentials);
  if (credential === undefined) throw new Error("there is no credential");
  return credential;
}

describe("createCredentials", () => {
  test("gives the header with its prefix", async () => {
    expect(await read("t1")).toMatchObject({ token: "t1", header: "authorization", value: "Bearer t1" });
    expect(await read("t1", ["key"])).toMatchObject({ token: "t1", header: "x-key", value: "t1" });
  });

  test("returns undefined for an operation without schemes, and does not call the token function", async () => {
    const token = vi.fn(() => "t1");
    expect(await read(token, [])).toBeUndefined();
    expect(token).not.toHaveBeenCalled();
  });

  test("calls a token function for each call", async () => {
    let count = 0;
    for (const token of [() => `t${++count}`, async () => `t${++count}`]) {
      const credentials = createCredentials(schemes, token);
      const first = await readOne(credentials);
      const second = await readOne(credentials);
      expect([first.token, second.token]).toEqual([`t${count - 1}`, `t${count}`]);
    }
  });

  test("takes the first accepted scheme that has a token", async () => {
    expect(await read({ bearer: undefined, key: "k1" }, ["bearer", "key"])).toMatchObject({
      header: "x-key",
      value: "k1",
    });
  });

  test("is not changed by what happens to the option later", async () => {
    const option: { bearer?: string } = { bearer: "k1" };
    const credentials = createCredentials(schemes, option);
    option.bearer = "k2";
    expect(await readOne(credentials)).toMatchObject({ token: "k1" });
  });

  test("says which credential is missing and how to pass it", async () => {
    await expect(readOne(createCredentials(one, undefined))).rejects.toMatchObject({
      name: "CredentialError",
      schemes: ["bearer"],
      message: "GET /agents: needs the option token for bearer; nothing was sent",
    });
    await expect(read({ key: "k1" })).rejects.toThrow("needs the option token for bearer");
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
      const problem: unknown = await read(option).catch((error: unknown) => error);
      expect(problem).toMatchObject({
        name: "CredentialError",
        message: expect.stringContaining("the token "),
      });
      expect(String(problem)).not.toMatch(/s[eé]c/);
    }
  });

  test("takes a token with one space inside", async () => {
    expect(await read("Custom abc", ["key"])).toMatchObject({ value: "Custom abc" });
  });

  test("keeps the reason for which the token function failed", async () => {
    const cause = new Error("the vault is closed");
    const fail = (): never => {
      throw cause;
    };
    for (const token of [fail, async () => fail()]) {
      await expect(read(token)).rejects.toMatchObject({
        name: "CredentialError",
        message: "GET /agents: the token function failed; nothing was sent",
        cause,
      });
    }
  });

  test.each<[given: unknown, type: string]>([
    [undefined, "undefined"],
    [null, "null"],
    [5, "number"],
    [{ value: "secret" }, "object"],
    [["secret"], "object"],
    [() => "secret", "function"],
    [Symbol("secret"), "symbol"],
  ])("names the type when a token function returns %s", async (given, type) => {
    for (const token of [() => given, async () => given]) {
      const asked: unknown = Reflect.apply(read, undefined, [token]);
      await expect(asked).rejects.toMatchObject({
        name: "CredentialError",
        message: `GET /agents: the token must be a string, got ${type}; nothing was sent`,
      });
    }
  });

  test.each<[option: unknown, message: string]>([
    [5, "one of these per scheme; got number"],
    [null, "one of these per scheme; got null"],
    [true, "one of these per scheme; got boolean"],
    [{ bearer: 5 }, "one of these per scheme; got number"],
    [{ bearer: {} }, "one of these per scheme; got object"],
    [{ bearr: "t1" }, "token has an unknown key; expected one of: bearer, key"],
  ])("throws a TypeError for the option %j", (option, message) => {
    expect(() => Reflect.apply(createCredentials, undefined, [schemes, option])).toThrow(
      expect.objectContaining({ name: "TypeError", message: expect.stringContaining(message) }),
    );
  });
});

describe("replace", () => {
  /** Credentials of a function that gives `t1` until it is asked for another token, and then `t2`, `t3` and so on. */
  function rotating(): {
    credentials: ReturnType<typeof createCredentials>;
    refused: (string | undefined)[];
  } {
    const refused: (string | undefined)[] = [];
    let count = 1;
    const token = async (request: TokenRequest): Promise<string> => {
      if (request.refused !== undefined) {
        refused.push(request.refused);
        count += 1;
      }
      return `t${count}`;
    };
    return { credentials: createCredentials(schemes, token), refused };
  }
  const tokenOf = (credential: Credential | undefined): string | undefined => credential?.token;

  test("has no replacement for a token that is a text", async () => {
    const credentials = createCredentials(schemes, "t1");
    expect(await (await readOne(credentials)).replace(call)).toBeUndefined();
  });

  test("calls the function once for all calls that were rejected together", async () => {
    const { credentials, refused } = rotating();
    const old = await Promise.all(Array.from({ length: 50 }, () => readOne(credentials)));
    const fresh = await Promise.all(old.map((stale) => stale.replace(call)));
    expect(new Set(fresh.map(tokenOf))).toEqual(new Set(["t2"]));
    expect(refused).toEqual(["t1"]);
  });

  test("renews each token that was rejected, also when the function had another one by then", async () => {
    let current = "t1";
    const token = vi.fn(({ refused }: TokenRequest) => (refused === "t2" ? "t3" : current));
    const credentials = createCredentials(schemes, token);
    const first = await readOne(credentials);
    current = "t2";
    const second = await readOne(credentials);
    expect(tokenOf(await first.replace(call))).toBe("t2");
    expect(tokenOf(await second.replace(call))).toBe("t3");
    expect(token.mock.calls.map(([{ refused }]) => refused)).toEqual([undefined, undefined, "t1", "t2"]);
  });

  test("sends no token once the function has none", async () => {
    const tokens = ["t1", "t1", undefined];
    const token: unknown = () => tokens.shift();
    const credentials: ReadCredential = Reflect.apply(createCredentials, undefined, [schemes, token]);
    expect(await (await readOne(credentials)).replace(call)).toBeUndefined();
    await expect(readOne(credentials)).rejects.toThrow("the token must be a string, got undefined");
  });

  test("refuses a token with the prefix that is put before it anyway", async () => {
    for (const token of ["Bearer t1", "bearer t1"])
      await expect(read(token)).rejects.toThrow('the token begins with "Bearer ", which the client adds');
    expect(await read({ key: "Bearer t1" }, ["key"])).toMatchObject({ value: "Bearer t1" });
  });

  test("returns the token found before to a call that is rejected late", async () => {
    const { credentials, refused } = rotating();
    const [first, late] = [await readOne(credentials), await readOne(credentials)];
    const second = await first.replace(call);
    expect(tokenOf(await late.replace(call))).toBe("t2");
    if (second === undefined) throw new Error("there is no second token");
    await second.replace(call);
    // Two renewals late, and still no third one.
    expect(tokenOf(await late.replace(call))).toBe("t3");
    expect(refused).toEqual(["t1", "t2"]);
  });

  test("does not send a token that the function still returns although it was rejected", async () => {
    const token = vi.fn(({ refused }: TokenRequest) => (refused === undefined ? "stale" : "fresh"));
    const credentials = createCredentials(schemes, token);
    expect(tokenOf(await (await readOne(credentials)).replace(call))).toBe("fresh");
    expect(tokenOf(await readOne(credentials))).toBe("fresh");
    expect(token).toHaveBeenCalledTimes(3);
  });

  test("lets a call that begins meanwhile wait for the other token", async () => {
    let give = (_token: string): void => {};
    const token = ({ refused }: TokenRequest): string | Promise<string> =>
      refused === undefined ? "t1" : new Promise((resolve) => (give = resolve));
    const credentials = createCredentials(schemes, token);
    const renewal = (await readOne(credentials)).replace(call);
    const meanwhile = readOne(credentials);
    give("t2");
    expect([tokenOf(await renewal), tokenOf(await meanwhile)]).toEqual(["t2", "t2"]);
  });

  test("returns undefined when the function returns the same token, and calls it again for the next call", async () => {
    const tokens = ["t1", "t2"];
    const token = vi.fn(({ refused }: TokenRequest) =>
      refused === undefined ? "t1" : (tokens.shift() ?? ""),
    );
    const credentials = createCredentials(schemes, token);
    expect(await (await readOne(credentials)).replace(call)).toBeUndefined();
    expect(tokenOf(await (await readOne(credentials)).replace(call))).toBe("t2");
  });

  test.each<[given: unknown, problem: string]>([
    ["", "is empty"],
    ["a\nb", "has a line break"],
    ["Bearer t2", 'begins with "Bearer "'],
    [undefined, "must be a string, got undefined"],
    [{ token: "t2-secret" }, "must be a string, got object"],
  ])(
    "does not say that nothing was sent when the other token is %j, and asks again",
    async (given, problem) => {
      const tokens = [given, "t2"];
      const token: unknown = ({ refused }: TokenRequest) => (refused === undefined ? "t1" : tokens.shift());
      const credentials: ReadCredential = Reflect.apply(createCredentials, undefined, [schemes, token]);
      const error: unknown = await (
        await readOne(credentials)
      )
        .replace(call)
        .catch((reason: unknown) => reason);
      expect(error).toMatchObject({ name: "CredentialError" });
      expect(String(error)).toContain(`the server responded with 401, and then the token ${problem}`);
      expect(String(error)).not.toMatch(/nothing was sent|secret/);
      // Else every later call would fail with it.
      expect(tokenOf(await readOne(credentials))).toBe("t1");
      expect(tokenOf(await (await readOne(credentials)).replace(call))).toBe("t2");
    },
  );

  test("prepares the redaction of a token once", async () => {
    const credentials = createCredentials(schemes, () => "t1-secret");
    const [first, second] = [await readOne(credentials), await readOne(credentials)];
    expect(first?.redact).toBe(second?.redact);
    expect(first?.redact("no t1-secret")).toBe("no [redacted]");
  });

  test("throws when the function fails, for all of them, and calls it again for the next call", async () => {
    const cause = new Error("cannot renew t1-secret");
    let isBroken = true;
    const token = async ({ refused }: TokenRequest): Promise<string> => {
      if (refused === undefined) return "t1-secret";
      if (isBroken) throw cause;
      return "t2";
    };
    const credentials = createCredentials(schemes, token);
    const old = [await readOne(credentials), await readOne(credentials)];
    for (const credential of old) {
      await expect(credential.replace(call)).rejects.toMatchObject({
        name: "CredentialError",
        message: "GET /agents: the server responded with 401, and then the token function failed",
        cause: { name: "Error", message: "cannot renew [redacted]" },
      });
    }
    expect(cause.message).toBe("cannot renew t1-secret");
    isBroken = false;
    expect(tokenOf(await (await readOne(credentials)).replace(call))).toBe("t2");
  });

  test("keeps the schemes apart", async () => {
    const token = { bearer: ({ refused }: TokenRequest) => (refused ? "b2" : "b1"), key: () => "k1" };
    const credentials = createCredentials(schemes, token);
    await (await readOne(credentials)).replace(call);
    expect(tokenOf(await readFrom(credentials, ["key"]))).toBe("k1");
  });
});
