import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { expect, test, vi } from "vitest";
import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";

/** Stands for tests that never end: as long as it lives, a file grows. */
const ENDLESS = `
  import { appendFileSync } from "node:fs";
  import { join } from "node:path";
  setInterval(() => appendFileSync(join(import.meta.dirname, "alive"), "."), 10);`;

// Windows has no signals.
test.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM"] as const)(
  "%s ends the tests that run, and leaves no copy behind",
  async (signal) => {
    using place = new TemporaryFolder("try-faults-");
    const [root, temporary] = [join(place.path, "root"), join(place.path, "temporary")];
    const vitest = join(root, "packages/runtime/node_modules/vitest");
    for (const folder of [vitest, temporary]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(root, "tsconfig.base.json"), "{}");
    writeFileSync(join(vitest, "vitest.mjs"), ENDLESS);
    const module = pathToFileURL(join(import.meta.dirname, "try-faults.ts")).href;
    const program = `
      import { tryFaults } from ${JSON.stringify(module)};
      for await (const _ of tryFaults(${JSON.stringify(root)}, []));`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
      env: { ...process.env, TMPDIR: temporary },
      stdio: "inherit",
    });
    const alive = join(vitest, "alive");
    await vi.waitFor(() => expect(existsSync(alive)).toBe(true), 30_000);
    expect(readdirSync(temporary)).toHaveLength(1);

    child.kill(signal);
    await once(child, "close");
    const { size } = statSync(alive);
    await wait(200);
    expect(statSync(alive).size).toBe(size);
    expect(readdirSync(temporary)).toEqual([]);
  },
);
