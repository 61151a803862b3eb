import { mkdirSync } from "node:fs";
import { type Gate, startGate } from "./start-gate.ts";
import { startDriver } from "./start-driver.ts";

/** A registry that only this machine reaches and that asks no other, with a gate before it. */
export interface Registry {
  readonly gate: Gate;
  close(): Promise<void>;
}

/** Starts it; its data is in `folder`. */
export async function startRegistry(
  runtimes: string,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<Registry> {
  mkdirSync(folder, { recursive: true });
  const driver = startDriver(`${runtimes}/start-registry.mjs`, [folder], { cwd: folder, env });
  const started = await driver.next();
  if (!hasPort(started)) throw new Error("the registry did not say its port");
  const gate = await startGate(`http://127.0.0.1:${started.port}`);
  return {
    gate,
    async close() {
      await gate.close();
      await driver.close();
    },
  };
}

function hasPort(value: unknown): value is { port: number } {
  return typeof value === "object" && value !== null && "port" in value && typeof value.port === "number";
}
