import { describe, expect, test } from "vitest";
import { cleanEnvironment } from "./clean-environment.ts";

const registry = "http://127.0.0.1:4873";

describe("cleanEnvironment", () => {
  test("keeps no secret and no setting of whoever started it", () => {
    const source = {
      PATH: "/bin",
      NPM_TOKEN: "secret",
      NODE_AUTH_TOKEN: "secret",
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "secret",
      npm_config__auth: "secret",
      npm_config_userconfig: "/home/somebody/.npmrc",
    };
    const environment = cleanEnvironment(source, { home: "/home/rehearsal", registry });
    expect(JSON.stringify(environment)).not.toMatch(/secret|somebody/);
    expect(environment["HOME"]).toBe("/home/rehearsal");
  });

  test("tells every tool the same registry", () => {
    const environment = cleanEnvironment({}, { home: "/home/rehearsal", registry });
    const told = Object.entries(environment).filter(([name]) => /registry/i.test(name));
    expect(told.map(([, value]) => value)).toEqual([registry, registry, registry]);
  });

  test.each(["https://registry.example", "http://registry.example", "http://localhost.example:4873"])(
    "refuses the registry %s, which is not on this machine",
    (other) => {
      expect(() => cleanEnvironment({}, { home: "/", registry: other })).toThrow(
        /not a registry on this machine/,
      );
    },
  );
});
