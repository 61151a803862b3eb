import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import pMap from "p-map";
import { installPackage } from "../installers.ts";
import { pick, type Stage } from "../stage.ts";
import { judgeHandled } from "./judge-handled.ts";
import { Platform, type Sign } from "./platform.ts";
import { startApplication } from "./start-application.ts";
import { hangs, startWork } from "./start-work.ts";
import { readProvider, type Recipe, RECIPES, writeRecipes } from "./write-recipes.ts";

const TABLE = "Recipes of the README for webhooks: handlers fail and hang, the process is killed once";
const COLUMN = "events handled";
/** What the recipes need of others. */
const THIRD_PARTY = ["@hono/node-server", "express", "hono"];
const EVENTS = 50;
const FORGED = 5;
const AT_A_TIME = 10;
/** Number of handled events after which the process is killed. */
const UNTIL_KILLED = 15;
const AGAIN = 5;
const SECRET = "secret of the rehearsal";
const LEASE_MS = 2000;

/** Runs each recipe with the published package and delivers events to it. */
export async function rehearseRecipes(stage: Stage): Promise<void> {
  const { root, packages, installers, tools, env, report } = stage;
  report.say("delivering webhooks to the recipes");
  const folder = join(stage.folder, "recipes");
  const provider = pick(packages, ({ name }) => name === readProvider(root));
  const npm = pick(installers, ({ name }) => name === "npm");
  await installPackage(npm, folder, provider, env);
  for (const name of THIRD_PARTY) {
    const path = join(folder, "node_modules", name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(join(tools, "node_modules", name), path);
  }
  writeRecipes(root, folder, LEASE_MS);
  report.order(TABLE, RECIPES.map(rowOf), [COLUMN]);
  const testing = pathToFileURL(join(folder, "node_modules", provider.name, "dist/webhooks/testing.js"));
  const { signWebhook }: { signWebhook: Sign } = await import(testing.href);
  const rehearse = async (recipe: Recipe): Promise<void> => {
    const cell = { table: TABLE, row: rowOf(recipe), column: COLUMN };
    await report.attempt(cell, () => rehearseRecipe(recipe, folder, signWebhook, stage));
    report.say(`${recipe.file}: done`);
  };
  await pMap(RECIPES, rehearse, { concurrency: 2 });
}

function rowOf({ file, runtime }: Recipe): string {
  return `${file} on ${runtime}`;
}

async function rehearseRecipe(
  { file, runtime }: Recipe,
  folder: string,
  sign: Sign,
  { runtimes, env: clean }: Stage,
): Promise<string> {
  const { command } = pick(runtimes, ({ name }) => name === runtime);
  if (command === undefined) throw new Error(`${runtime} serves nothing`);
  const valid = Array.from({ length: EVENTS }, (_, index) => String(index));
  const repeatable = new Set(valid.filter(hangs));
  let restarted: Promise<void> | undefined;
  const work = await startWork(2 * LEASE_MS, (count) => {
    if (count !== UNTIL_KILLED) return;
    // Before its event is acknowledged, so that at least this one is delivered again.
    for (const id of platform.open) repeatable.add(id);
    restarted = application.restart();
  });
  const env = { ...clean, WORK_URL: work.baseUrl, WEBHOOK_SECRET: SECRET };
  const application = await startApplication({ command: [...command, file], cwd: folder, env });
  const platform = new Platform(sign, application.url, LEASE_MS);
  try {
    const forged = Array.from({ length: FORGED }, (_, index) => `forged ${index}`);
    const deliver = (id: string): Promise<number> =>
      platform.deliver(id, id.startsWith("forged") ? "another secret" : SECRET);
    const statuses = await pMap([...forged, ...valid], deliver, { concurrency: AT_A_TIME });
    await restarted;
    // They were acknowledged by the process that still runs.
    statuses.push(...(await pMap(platform.delivered.slice(-AGAIN), deliver)));
    const expected = [...forged.map(() => 401), ...valid.map(() => 200), ...Array(AGAIN).fill(200)];
    if (String(statuses) !== String(expected)) throw new Error(`the statuses were ${statuses.join(", ")}`);
    if (restarted === undefined) throw new Error("it was not killed");
    return judgeHandled({ valid, handled: work.handled, repeatable });
  } catch (error) {
    throw new Error(`${String(error)}\n${await application.kill()}`, { cause: error });
  } finally {
    await application.kill();
    await work.close();
  }
}
