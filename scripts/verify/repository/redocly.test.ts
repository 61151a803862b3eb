import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { listProviders } from "../../generator/list-providers.ts";

const root = join(import.meta.dirname, "../../..");
const redocly = join(
  dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
  "bin/cli.js",
);

test.each(listProviders(root))("redocly lint has no error and no warning for %s", (id) => {
  const output = execFileSync(
    process.execPath,
    // Redocly judges examples the same way in both directions; a rule of ours judges them in each.
    [
      redocly,
      "lint",
      "openapi.yaml",
      "--extends=recommended",
      "--skip-rule=no-invalid-media-type-examples",
      "--format=json",
    ],
    {
      // Problems of a vendor's own paths are listed in .redocly.lint-ignore.yaml.
      cwd: join(root, "specs", id),
      encoding: "utf8",
      env: { ...process.env, REDOCLY_TELEMETRY: "off" },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const report: { totals: object; problems: readonly object[] } = JSON.parse(output);
  expect(report.totals).toMatchObject({ errors: 0, warnings: 0 });
});
