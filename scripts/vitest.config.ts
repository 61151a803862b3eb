import { configDefaults, defineConfig } from "vitest/config";
import { TEST_LIMITS } from "./test-limits.ts";

// `pnpm test:slow` runs what starts hundreds of processes; it would make everybody wait for what hardly anybody changes.
export default defineConfig({
  test: { ...TEST_LIMITS, exclude: [...configDefaults.exclude, "**/*.slow.test.ts"] },
});
