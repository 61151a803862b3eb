import { spawnSync } from "node:child_process";
import { GateError } from "../gate-error.ts";

/** Returns the output of a git command, or `undefined` when it fails. */
export function tryGit(root: string, args: readonly string[], input?: string): Buffer | undefined {
  const { status, stdout, error } = spawnSync("git", [...args], {
    cwd: root,
    maxBuffer: 2 ** 30,
    ...(input === undefined ? {} : { input }),
  });
  if (error !== undefined && "code" in error && error.code === "ENOENT")
    throw new GateError("git is not installed");
  return status === 0 ? stdout : undefined;
}
