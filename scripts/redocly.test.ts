import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listProviders } from "./generator/list-providers.ts";

const root = join(import.meta.dirname, "..");

test.each(listProviders(root))("redocly lint has no error and no warning for %s", (id) => {
  const redocly = join(import.meta.dirname, "node_modules/.bin/redocly");
  const output = execFileSync(
    redocly,
    ["lint", `specs/${id}/openapi.yaml`, "--extends=recommended", "--format=json"],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, REDOCLY_TELEMETRY: "off" },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const report: { totals: object; problems: readonly object[] } = JSON.parse(output);
  expect(report.totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
});
