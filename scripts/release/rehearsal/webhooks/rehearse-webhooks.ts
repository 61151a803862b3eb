import { join } from "node:path";
import { installPackage } from "../installers.ts";
import { pick, type Stage } from "../stage.ts";
import { writeProgram } from "../write-program.ts";
import { bundleCorpus } from "./bundle-corpus.ts";

const TABLE = "Mutated deliveries of webhooks: only the valid ones are accepted";
/** One for each scheme of the corpus. */
const SCHEMES = 7;

/** What became of the deliveries of one scheme. */
interface CorpusResult {
  readonly scheme: string;
  readonly deliveries: number;
  readonly valid: number;
  readonly wrong: readonly string[];
}

/** Verifies the deliveries of the corpus with the published package, on every runtime. */
export async function rehearseWebhooks(stage: Stage): Promise<void> {
  const { root, packages, installers, runtimes, env, report } = stage;
  report.say("verifying mutated deliveries");
  const folder = join(stage.folder, "webhooks");
  const subject = pick(packages, ({ kind }) => kind === "runtime");
  await installPackage(
    pick(installers, ({ name }) => name === "npm"),
    folder,
    subject,
    env,
  );
  writeProgram(folder, await bundleCorpus(root, subject.name));
  for (const runtime of runtimes) {
    for (let scheme = 0; scheme < SCHEMES; scheme += 1) {
      const cell = { table: TABLE, row: `scheme ${scheme + 1}`, column: runtime.name };
      await report.attempt(cell, async () => {
        const text = await runtime.run(folder, `https://corpus.invalid/?scheme=${scheme}`);
        const results: readonly CorpusResult[] = JSON.parse(text);
        const [result] = results;
        if (result === undefined) throw new Error("it verified nothing");
        if (result.wrong.length > 0) throw new Error(result.wrong.slice(0, 10).join("\n"));
        return `${result.valid} of ${result.deliveries}`;
      });
    }
    report.say(`${runtime.name}: done`);
  }
}
