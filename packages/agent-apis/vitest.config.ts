import { defineConfig } from "vitest/config";
import { TEST_LIMITS } from "../../scripts/base/test-limits.ts";

// smoke.test.mjs is for `node --test`, on any version of Node.
export default defineConfig({ test: { ...TEST_LIMITS, include: ["test/**/*.test.ts"] } });
