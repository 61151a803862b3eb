import { describe, expect, test } from "vitest";
import { findNameClash, isProviderId, nameProvider } from "./provider-names.ts";

describe("nameProvider", () => {
  test("derives every name from the id", () => {
    expect(nameProvider("acme-voice2-ai")).toEqual({
      id: "acme-voice2-ai",
      packageName: "@agent-apis/acme-voice2-ai",
      key: "acmeVoice2Ai",
      pascal: "AcmeVoice2Ai",
      upperSnake: "ACME_VOICE2_AI",
    });
  });
});

describe("isProviderId", () => {
  test.each(["acme", "acme-voice", "a1-2b"])("takes %s", (id) => {
    expect(isProviderId(id)).toBe(true);
  });

  test.each(["", "Acme", "acme_voice", "acme--voice", "-acme", "1acme", "../acme"])("refuses %j", (id) => {
    expect(isProviderId(id)).toBe(false);
  });
});

describe("findNameClash", () => {
  test.each([
    [
      ["desk2", "acme", "desk-2"],
      'the providers "desk2" and "desk-2" would both have the key "desk2"; rename',
    ],
    [
      ["acme", "is-api-error"],
      'the provider "is-api-error" would have the key "isApiError", which is a name of the',
    ],
  ])("tells what is wrong with %j", (ids, message) => {
    expect(findNameClash(ids)).toContain(message);
  });

  test("takes ids that only look alike", () => {
    expect(findNameClash(["desk", "desk-2", "desks", "desk-22"])).toBeUndefined();
  });
});
