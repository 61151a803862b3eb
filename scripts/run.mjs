// Starts everything on a machine that has only Node 20 or later and npm: gets the pinned pnpm, installs, runs the steps.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";

const ONE_AT_A_TIME = ["--concurrency=1", "--output-logs=new-only", "--continue"];

const STEPS = {
  start: [
    ["tsx", "scripts/generate.ts"],
    ["turbo", "run", "build", "--output-logs=errors-only"],
    ["tsx", "scripts/tour.ts"],
  ],
  test: [
    ["tsx", "scripts/generate.ts", "--check"],
    ["turbo", "run", "build", "--output-logs=errors-only"],
    ["turbo", "run", "lint", "format:check", "knip", "typecheck", "--output-logs=new-only", "--continue"],
    // One after the other: they use every core by themselves, and a test of a time-out should not depend on the others.
    ["turbo", "run", "test", ...ONE_AT_A_TIME],
  ],
  "test:slow": [
    ["turbo", "run", "build", "--output-logs=errors-only"],
    ["turbo", "run", "test:slow", ...ONE_AT_A_TIME],
  ],
  "version-gate": [["tsx", "scripts/version-gate.ts"]],
  faults: [["tsx", "scripts/faults.ts"]],
  rehearse: [["tsx", "scripts/release-rehearse.ts"]],
  // What the release workflow runs; .github/RELEASING.md says when.
  install: [],
  version: [["pnpm", "run", "version"]],
  plan: [["changeset", "publish-plan"]],
  release: [
    ["turbo", "run", "build", "--output-logs=errors-only"],
    ["pnpm", "run", "release"],
  ],
  tag: [["pnpm", "run", "release:tag"]],
  snapshot: [
    ["changeset", "version", "--snapshot", "pr"],
    ["turbo", "run", "build", "--output-logs=errors-only"],
    ["pnpm", "run", "release", "--tag", "snapshot"],
  ],
};

const root = new URL("..", import.meta.url);
const { packageManager } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
const version = /^pnpm@([^+]+)/.exec(packageManager)[1];
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", REDOCLY_TELEMETRY: "off" };
// pnpm does not read npm's own variable; whoever set a registry for npm means this one too.
if (env.npm_config_registry) env.pnpm_config_registry ??= env.npm_config_registry;

function run(command, args, options) {
  return spawnSync(command, args, {
    cwd: root,
    env,
    stdio: "inherit",
    encoding: "utf8",
    shell: process.platform === "win32",
    ...options,
  });
}

const [name, ...extra] = process.argv.slice(2);
const steps = STEPS[name];
if (steps === undefined) {
  console.error(`usage: node scripts/run.mjs ${Object.keys(STEPS).join("|")}`);
  process.exit(1);
}

// Asked in another folder: here a pnpm of another version would first try to become the pinned one.
const isInstalled = run("pnpm", ["--version"], { cwd: tmpdir(), stdio: "pipe" }).stdout?.trim() === version;
if (!isInstalled) {
  // Once around everything and not before each step: npx takes a second, and turbo wants pnpm on the path.
  const itself = ["node", "scripts/run.mjs", name, ...extra];
  const { status } = run("npx", [
    "--yes",
    "--prefer-offline",
    "--package",
    `pnpm@${version}`,
    "--",
    ...itself,
  ]);
  process.exit(status ?? 1);
}

function pnpm(...args) {
  const { status } = run("pnpm", args);
  if (status !== 0) process.exit(status ?? 1);
}

console.log("› pnpm install");
pnpm("install", "--frozen-lockfile", "--reporter=append-only", "--loglevel=warn");
const wanted = extra.includes("--help") ? steps.slice(-1) : steps;
for (const step of wanted) {
  console.log(`\n› ${step.join(" ")}`);
  pnpm("exec", ...step, ...(step === steps.at(-1) ? extra : []));
}
