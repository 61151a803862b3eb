import { configDefaults, defineConfig } from "vitest/config";

// `pnpm test:slow` runs what starts hundreds of processes; it would make everybody wait for what hardly anybody changes.
export default defineConfig({ test: { exclude: [...configDefaults.exclude, "**/*.slow.test.ts"] } });
