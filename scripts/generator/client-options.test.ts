import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@agent-apis/runtime";
import { describe, expect, test } from "vitest";
import { CLIENT_OPTIONS } from "./client-options.ts";

const provider = { baseUrl: "https://api.example.com", schemes: {}, security: [] };
const source = readFileSync(
  join(import.meta.dirname, "../../packages/runtime/src/client/options.ts"),
  "utf8",
);

/** The text after "Default:" in the comment of an option. */
function documentedDefault(name: string): string | undefined {
  const [, comment] = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*readonly ${name}\\?:`).exec(source) ?? [];
  return /Default: ([^.]+)\./.exec(comment ?? "")?.[1];
}

describe("CLIENT_OPTIONS", () => {
  test("are those that the runtime takes", () => {
    const names = CLIENT_OPTIONS.map(({ name }) => name);
    const make = () => createClient(provider, Object.fromEntries([["no option", 1]]));
    expect(make).toThrow(`unknown option "no option"; expected one of: ${names.join(", ")}`);
  });

  test("have the defaults that the runtime's own comments give", () => {
    const documented = CLIENT_OPTIONS.flatMap(({ name, default: usual }) => {
      const value = documentedDefault(name);
      return value === undefined ? [] : [{ name, value, usual }];
    });
    expect(documented.map(({ name }) => name)).toEqual([
      "timeoutMs",
      "totalTimeoutMs",
      "retries",
      "maxBodyBytes",
      "retryDelayMs",
      "maxRetryDelayMs",
    ]);
    for (const { name, value, usual } of documented) expect([name, usual]).toEqual([name, value]);
  });
});
