import { configDefaults, defineConfig } from "vitest/config";
import { TEST_LIMITS } from "./base/test-limits.ts";

const SLOW = "**/*.slow.test.ts";

// `pnpm test:slow` runs what starts hundreds of processes; it would make everybody wait for what hardly anybody changes.
export default defineConfig(({ mode }) => ({
  test: {
    ...TEST_LIMITS,
    ...(mode === "slow" ? { include: [SLOW] } : { exclude: [...configDefaults.exclude, SLOW] }),
  },
}));
