import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";
import { replaceFile } from "../../base/disk/replace-file.ts";
import { hashPacked } from "../packed-hashes.ts";
import { rehearseOnce } from "./once/rehearse-once.ts";
import { rehearseBreakages } from "./rehearse-breakages.ts";
import { rehearsePackages } from "./rehearse-packages.ts";
import { rehearseReleases } from "./rehearse-releases.ts";
import { Report } from "./report.ts";
import { setStage, type Stage } from "./stage.ts";
import { rehearseRecipes } from "./webhooks/rehearse-recipes.ts";
import { rehearseWebhooks } from "./webhooks/rehearse-webhooks.ts";

const REHEARSE = {
  packages: rehearsePackages,
  once: rehearseOnce,
  webhooks: async (stage) => {
    await rehearseRecipes(stage);
    await rehearseWebhooks(stage);
  },
  releases: rehearseReleases,
  breakages: rehearseBreakages,
} satisfies Record<string, (stage: Stage) => Promise<void>>;

/** Names of the parts, in their order. */
export const PARTS: readonly string[] = Object.keys(REHEARSE);

export interface RehearseOptions {
  readonly root: string;
  readonly parts: readonly string[];
  /** Leaves the temporary folder for looking into. */
  readonly keep: boolean;
  /** File for the hashes of what was published. */
  readonly hashes?: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly print: (line: string) => void;
}

/** Publishes every package to a registry on this machine and uses it from there as users do. */
export async function rehearse({ parts, hashes, print, ...options }: RehearseOptions): Promise<Report> {
  const report = new Report(print);
  using folder = new TemporaryFolder("rehearsal-", options);
  await using started = new AsyncDisposableStack();
  if (options.keep) started.defer(() => print(`left in ${folder.path}`));
  const stage = await setStage({ ...options, folder: folder.path, report, started });
  if (hashes !== undefined) replaceFile(hashes, `${JSON.stringify(hashPacked(stage.published))}\n`);
  for (const [part, run] of Object.entries(REHEARSE)) if (parts.includes(part)) await run(stage);
  return report;
}
