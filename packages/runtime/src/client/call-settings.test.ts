import { describe, expect, test } from "vitest";
import { resolveSettings } from "./call-settings.js";
import type { ClientOptions } from "./options.js";
import type { Provider } from "./provider.js";

const provider: Provider = {
  baseUrl: "https://api.example.com/v1",
  schemes: { key: { header: "X-Key" } },
  security: [],
  headers: { Version: "2021-04-15" },
  headerOptions: { apiVersion: "Version" },
};

describe("resolveSettings", () => {
  test("takes what is not given from the provider", () => {
    expect(resolveSettings(provider, {})).toMatchObject({
      baseUrl: "https://api.example.com/v1",
      timeoutMs: 30_000,
      totalTimeoutMs: Infinity,
      retries: 2,
      retryDelayMs: 500,
      maxRetryDelayMs: 60_000,
      headers: { accept: "application/json", version: "2021-04-15" },
    });
  });

  test.each([
    ["https://api.example.com", "https://api.example.com"],
    ["https://api.example.com/", "https://api.example.com"],
    ["http://127.0.0.1:8080/a/b//", "http://127.0.0.1:8080/a/b"],
    ["https://api.example.com/a/../b/", "https://api.example.com/b"],
    ["https://api.example.com?", "https://api.example.com"],
    ["https://api.example.com/a#", "https://api.example.com/a"],
  ])("takes the baseUrl %j as %j", (baseUrl, want) => {
    expect(resolveSettings(provider, { baseUrl }).baseUrl).toBe(want);
  });

  test.each([
    "",
    "api.example.com",
    "/v1",
    "ftp://api.example.com",
    "file:///etc",
    "https://",
    "https://user@api.example.com",
    "https://:secret@api.example.com",
    "https://api.example.com?token=secret",
    "https://api.example.com/#secret",
  ])("throws a TypeError for the baseUrl %j without showing it", (baseUrl) => {
    expect(() => resolveSettings(provider, { baseUrl })).toThrow(
      expect.objectContaining({
        name: "TypeError",
        message: "baseUrl must be an http or https address without credentials, query and fragment",
      }),
    );
  });

  test("keeps hooks, and no credential next to them", () => {
    const onWait = (): void => {};
    expect(resolveSettings(provider, { token: "pit-secret", onWait }).hooks).toEqual({ onWait });
    expect(JSON.stringify(resolveSettings(provider, { token: "pit-secret" }))).not.toContain("pit-secret");
  });

  test("puts header options over their defaults and given headers over both", () => {
    const options = { apiVersion: "v3", headers: { "X-A": "1" } };
    expect(resolveSettings(provider, options).headers).toMatchObject({ version: "v3", "x-a": "1" });
    expect(resolveSettings(provider, { headers: { version: "v4", Accept: undefined } }).headers).toEqual({
      version: "v4",
    });
  });

  test.each<[options: unknown, message: string]>([
    [
      { baseURL: "http://127.0.0.1" },
      'unknown option "baseURL"; expected one of: token, baseUrl, headers, timeoutMs, totalTimeoutMs, retries, maxBodyBytes, retryDelayMs, maxRetryDelayMs, rateBudget, fetch, onRequest, onResponse, onRetry, onWait, onError, apiVersion',
    ],
    [{ fetch: "fetch" }, "fetch must be a function"],
    [{ fetch: null }, "fetch must be a function"],
    [{ timeoutMs: 0 }, "timeoutMs must be a number"],
    [{ timeoutMs: "5" }, "timeoutMs must be a number"],
    [{ timeoutMs: null }, "timeoutMs must be a number"],
    [{ timeoutMs: 0.5 }, "timeoutMs must be a number from 1 to 2147483647"],
    [{ timeoutMs: 2_147_483_648 }, "timeoutMs must be a number from 1 to 2147483647"],
    [{ retryDelayMs: -1 }, "retryDelayMs must be a number from 0 to 2147483647"],
    [{ totalTimeoutMs: 0 }, "totalTimeoutMs must be a number from 1"],
    [{ retries: -1 }, "retries must be a whole number from 0"],
    [{ retries: 1.5 }, "retries must be a whole number from 0"],
    [{ retryDelayMs: Infinity }, "retryDelayMs must be a number"],
    [{ maxRetryDelayMs: NaN }, "maxRetryDelayMs must be a number"],
    [{ onRequest: {} }, "onRequest must be a function"],
    [{ onError: null }, "onError must be a function"],
    [{ rateBudget: {} }, "rateBudget must have a function acquire"],
    [{ token: 5 }, "token must be a string"],
    [{ headers: { "X-A": "secret\n" } }, 'headers: "X-A" has a line break'],
    [{ headers: { "secret secret": "a" } }, "headers: a header has a name that cannot be sent"],
    [{ headers: new Headers() }, "headers: a header must be a plain object"],
    [{ baseUrl: 5 }, "baseUrl must be"],
    [{ apiVersion: {} }, 'headers: "Version" is not a string'],
  ])("throws a TypeError with a remedy for %o", (options, message) => {
    expect(() => Reflect.apply(resolveSettings, undefined, [provider, options])).toThrow(
      expect.objectContaining({ name: "TypeError", message: expect.stringContaining(message) }),
    );
  });

  test.each([0, 1, 1.5, 30_000, 2_147_483_647])("takes a delay of %d", (retryDelayMs) => {
    expect(resolveSettings(provider, { retryDelayMs })).toMatchObject({ retryDelayMs });
  });

  test("treats an option that is undefined as not given", () => {
    const options: ClientOptions = {
      token: undefined,
      baseUrl: undefined,
      fetch: undefined,
      headers: undefined,
      timeoutMs: undefined,
    };
    expect(resolveSettings(provider, options)).toMatchObject({
      baseUrl: provider.baseUrl,
      timeoutMs: 30_000,
    });
  });
});
