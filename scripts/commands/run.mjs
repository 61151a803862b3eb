// Starts everything on a machine with only Node 20 or later and npm: gets the pinned pnpm, installs, runs the steps.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const ONE_AT_A_TIME = ["--concurrency=1", "--output-logs=new-only", "--continue"];

const STEPS = {
  start: [
    ["node", "scripts/commands/generate.ts"],
    ["turbo", "run", "build", "--output-logs=errors-only"],
    ["tsx", "scripts/commands/tour.ts"],
  ],
  test: [
    ["node", "scripts/commands/generate.ts", "--check"],
    ["turbo", "run", "build", "--output-logs=errors-only"],
    ["turbo", "run", "oxlint", "format:check", "knip", "typecheck", "--output-logs=new-only", "--continue"],
    // One after the other: they use every core by themselves, and a test of a timeout should not depend on the others.
    ["turbo", "run", "test", ...ONE_AT_A_TIME],
  ],
  "test:slow": [
    ["turbo", "run", "build", "--output-logs=errors-only"],
    ["turbo", "run", "test:slow", ...ONE_AT_A_TIME],
  ],
  "version-gate": [["tsx", "scripts/commands/version-gate.ts"]],
  faults: [["tsx", "scripts/commands/faults.ts"]],
  rehearse: [["tsx", "scripts/commands/release-rehearse.ts"]],
  // Steps of the release workflow; see .github/RELEASING.md.
  install: [],
  version: [["pnpm", "run", "version"]],
  plan: [["changeset", "publish-plan"]],
  pack: [
    ["turbo", "run", "build", "--output-logs=errors-only"],
    ["tsx", "scripts/commands/pack.ts"],
  ],
  // Published files are built here, not taken from a cache.
  release: [
    ["turbo", "run", "build", "--force", "--output-logs=errors-only"],
    ["tsx", "scripts/commands/pack.ts", "--rehearsed"],
    ["pnpm", "run", "release"],
  ],
  tag: [["pnpm", "run", "release:tag"]],
  snapshot: [
    ["changeset", "version", "--snapshot", "pr"],
    ["turbo", "run", "build", "--force", "--output-logs=errors-only"],
    ["pnpm", "run", "release", "--tag", "snapshot"],
  ],
};

const root = new URL("../..", import.meta.url);
const { packageManager } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
const version = /^pnpm@([^+]+)/.exec(packageManager)[1];
const { env } = process;
const ownPath = env.PATH;
Object.assign(env, { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", REDOCLY_TELEMETRY: "off" });
// Lets Node cache the compiled code of pnpm and the generator, which saves a tenth of a second.
env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL(".cache/compile", root));
// pnpm does not read npm's variable, but a registry that is set for npm applies to pnpm too.
if (env.npm_config_registry) env.pnpm_config_registry ??= env.npm_config_registry;
// In CI, pnpm compares the tarballs in the lockfile with the registry, which takes seconds and needs the network.
if (env.CI) env.pnpm_config_trust_lockfile ??= "false";

function run(command, args, options) {
  return spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    encoding: "utf8",
    shell: process.platform === "win32",
    ...options,
  });
}

const [name, ...extra] = process.argv.slice(2);
const steps = STEPS[name];
if (steps === undefined) {
  console.error(`usage: node scripts/commands/run.mjs ${Object.keys(STEPS).join("|")}`);
  process.exit(1);
}
// Our own commands have a help text; turbo's help would not explain what runs here.
if (extra.includes("--help") && steps.at(-1)?.[0] === "turbo") {
  console.log(`Installs what is needed and runs:\n${steps.map((step) => `  ${step.join(" ")}`).join("\n")}`);
  process.exit(0);
}

// A command that starts in a missing folder fails as if the command itself were missing.
try {
  accessSync(`${tmpdir()}/`, constants.W_OK);
} catch (error) {
  console.error(
    `${error.message}\n${tmpdir()} must be a folder that you can write to; set TMPDIR to use another one`,
  );
  process.exit(1);
}

/** Puts a folder on the path and returns whether it has the pinned pnpm. The path is kept: turbo needs pnpm there as well. */
function hasPinned(folder) {
  env.PATH = [folder, ownPath].filter(Boolean).join(delimiter);
  // Run in another folder: here, another version of pnpm would first try to switch to the pinned one.
  return run("pnpm", ["--version"], { cwd: tmpdir(), stdio: "pipe" }).stdout?.trim() === version;
}

/** The folder into which npx installs the pinned pnpm. */
function fetchPinned() {
  env.PATH = ownPath;
  const wanted = ["--yes", "--prefer-offline", "--package", `pnpm@${version}`];
  const { status, stdout } = run("npx", [...wanted, "--", "node", "-p", "process.env.PATH"], {
    stdio: ["inherit", "pipe", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
  const command = process.platform === "win32" ? "pnpm.cmd" : "pnpm";
  return stdout
    .trim()
    .split(delimiter)
    .find((folder) => existsSync(join(folder, command)));
}

// npx takes as long as everything else together if no file has changed, so its result is cached
// and checked each time.
const note = new URL(".cache/pnpm-folder", root);
const noted = existsSync(note) ? readFileSync(note, "utf8") : undefined;
if (!hasPinned(noted) && !hasPinned()) {
  const fetched = fetchPinned();
  if (!hasPinned(fetched)) {
    console.error(`npx did not install pnpm ${version}`);
    process.exit(1);
  }
  mkdirSync(new URL(".", note), { recursive: true });
  writeFileSync(note, fetched);
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
