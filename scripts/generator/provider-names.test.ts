import { describe, expect, test } from "vitest";
import { isProviderId, nameProvider } from "./provider-names.ts";

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
