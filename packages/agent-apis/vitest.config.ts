import { defineConfig } from "vitest/config";

// smoke.test.mjs is for `node --test`, on any version of Node.
export default defineConfig({ test: { include: ["test/**/*.test.ts"] } });
