import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const PINNED = "9.8.7";
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "agent-apis-run-"));
  mkdirSync(join(root, "scripts"));
  cpSync(join(import.meta.dirname, "run.mjs"), join(root, "scripts/commands/run.mjs"));
  writeFileSync(join(root, "package.json"), JSON.stringify({ packageManager: `pnpm@${PINNED}` }));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Puts a command into a folder that only reports its calls. */
function fake(folder: string, command: string, script: string): string {
  const path = join(root, folder);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, command), `#!/bin/sh\n${script}\n`);
  chmodSync(join(path, command), 0o755);
  return path;
}

function fakePnpm(folder: string, version: string, step = ":"): string {
  return fake(
    folder,
    "pnpm",
    `[ "$1" = --version ] && echo ${version} && exit\necho "${folder}: $*" >> ${root}/calls\n[ "$1" = install ] || ${step}`,
  );
}

/** An npx that installs the contents of a folder. */
function fakeNpx(folder: string): string {
  return fake("npx", "npx", `echo "npx $*" >> ${root}/calls\necho "${join(root, folder)}:$PATH"`);
}

/** Runs `node scripts/commands/run.mjs` with only the programs of some folders, and returns the commands that it called. */
function run(
  folders: readonly string[],
  ...argv: readonly string[]
): { calls: string[]; code: number | null } {
  const { calls, code } = runAloud(folders, argv);
  return { calls, code };
}

/** The same, and also returns its output. */
function runAloud(
  folders: readonly string[],
  argv: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): { calls: string[]; code: number | null; output: string; errors: string } {
  rmSync(join(root, "calls"), { force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/commands/run.mjs", ...argv], {
    cwd: root,
    env: { PATH: folders.join(delimiter), ...variables },
    encoding: "utf8",
  });
  const calls = join(root, "calls");
  return {
    calls: existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n") : [],
    code: status,
    output: stdout,
    errors: stderr,
  };
}

const INSTALL = "install --frozen-lockfile --reporter=append-only --loglevel=warn";
const FETCH = `npx --yes --prefer-offline --package pnpm@${PINNED} -- node -p process.env.PATH`;

// The fake pnpm and npx are shell scripts.
describe.skipIf(process.platform === "win32")("run.mjs", () => {
  test("installs, and runs the steps with the installed pnpm if its version is the pinned one", () => {
    const own = fakePnpm("own", PINNED);
    expect(run([own], "tag")).toEqual({
      calls: [`own: ${INSTALL}`, "own: exec pnpm run release:tag"],
      code: 0,
    });
    expect(existsSync(join(root, ".cache"))).toBe(false);
  });

  test.each([
    [{ CI: "true" }, "false"],
    [{}, "unset"],
    [{ CI: "true", pnpm_config_trust_lockfile: "true" }, "true"],
  ])("with %o, trust in the lockfile is %s", (variables, expected) => {
    const own = fakePnpm("own", PINNED, `echo "trust: $\{pnpm_config_trust_lockfile-unset}"`);
    expect(runAloud([own], ["tag"], variables).output).toContain(`trust: ${expected}\n`);
  });

  test("gets the pinned pnpm from npx once", () => {
    const path = [fakeNpx("fetched"), fakePnpm("own", "1.2.3")];
    fakePnpm("fetched", PINNED);
    expect(run(path, "install")).toEqual({ calls: [FETCH, `fetched: ${INSTALL}`], code: 0 });
    expect(run(path, "install")).toEqual({ calls: [`fetched: ${INSTALL}`], code: 0 });
  });

  test.each([
    ["is gone", () => rmSync(join(root, "fetched"), { recursive: true })],
    ["is another one by now", () => fakePnpm("fetched", "1.2.3")],
  ])("asks npx again when what it brought %s", (_, change) => {
    fakePnpm("fetched", PINNED);
    run([fakeNpx("fetched")], "install");
    change();
    fakePnpm("elsewhere", PINNED);
    const path = [fakeNpx("elsewhere")];
    expect(run(path, "install").calls).toEqual([FETCH, `elsewhere: ${INSTALL}`]);
    expect(run(path, "install").calls).toEqual([`elsewhere: ${INSTALL}`]);
  });

  test.each([
    ["is missing", () => join(root, "nowhere")],
    ["is a file", () => join(root, "package.json")],
  ])("says so when the folder for temporary files %s", (_, folder) => {
    const env = { TMPDIR: folder() };
    const { calls, code, errors } = runAloud([fakePnpm("own", PINNED)], ["install"], env);
    expect({ calls, code }).toEqual({ calls: [], code: 1 });
    expect(errors).toContain(
      `${folder()} must be a folder that you can write to; set TMPDIR to use another one`,
    );
  });

  test("prefers the installed pnpm of the pinned version to npx", () => {
    fakePnpm("fetched", PINNED);
    run([fakeNpx("fetched")], "install");
    fakePnpm("fetched", "1.2.3");
    expect(run([fakePnpm("own", PINNED), fakeNpx("fetched")], "install").calls).toEqual([`own: ${INSTALL}`]);
  });

  test("exits with the code of the step that fails, and skips the others", () => {
    expect(run([fakePnpm("own", PINNED, "exit 3")], "release")).toEqual({
      calls: [`own: ${INSTALL}`, "own: exec turbo run build --force --output-logs=errors-only"],
      code: 3,
    });
    expect(run([fake("npx", "npx", "exit 4")], "install")).toEqual({ calls: [], code: 4 });
    expect(run([fakeNpx("nowhere")], "install")).toEqual({ calls: [FETCH], code: 1 });
    expect(run([], "nothing")).toEqual({ calls: [], code: 1 });
  });

  test("passes other arguments on to the last step", () => {
    const own = fakePnpm("own", PINNED);
    expect(run([own], "plan", "--output", "a.json").calls.at(-1)).toBe(
      "own: exec changeset publish-plan --output a.json",
    );
    expect(run([own], "start", "--help").calls.slice(1)).toEqual([
      "own: exec tsx scripts/commands/tour.ts --help",
    ]);
  });

  test("lists its steps instead of showing the help of turbo", () => {
    const { calls, code, output } = runAloud([fakePnpm("own", PINNED)], ["test", "--help"]);
    expect({ calls, code }).toEqual({ calls: [], code: 0 });
    expect(output).toMatch(
      /^Installs what is needed and runs:\n {2}node scripts\/commands\/generate\.ts --check\n/,
    );
    expect(output).toMatch(/\n {2}turbo run test .+\n$/);
  });
});
