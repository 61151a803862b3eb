// Installs packed packages into an empty folder and runs a program that uses them, on whatever Node starts this:
// `node scripts/release/smoke.mjs <folder of archives>`. Needs npm and nothing of this repository's own dependencies.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error("usage: node scripts/release/smoke.mjs <folder of archives>");
  process.exit(2);
}
const archives = readdirSync(source)
  .filter((name) => name.endsWith(".tgz"))
  .map((name) => resolve(source, name));
const program = fileURLToPath(new URL("../../packages/agent-apis/test/smoke.test.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "smoke-"));

function run(command, ...args) {
  const options = { cwd: folder, stdio: "inherit", shell: process.platform === "win32" };
  const { status, error } = spawnSync(command, args, options);
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ended with exit code ${status}`);
}

try {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  cpSync(program, join(folder, "smoke.test.mjs"));
  run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", ...archives);
  run(process.execPath, "--test", "smoke.test.mjs");
} finally {
  rmSync(folder, { recursive: true });
}
