import { defineConfig } from "vitest/config";

// Wide enough for a busy machine. `pnpm faults` runs a copy of this package by itself, so it must not import files from outside.
export default defineConfig({ test: { testTimeout: 20_000, hookTimeout: 20_000 } });
