import { defineConfig } from "vitest/config";

// Wide enough for a busy machine. `pnpm faults` runs a copy of this package by itself, so nothing is imported from beside it.
export default defineConfig({ test: { testTimeout: 20_000, hookTimeout: 20_000 } });
