// Reads `{ entry, address, page }` per line, bundles the entry, runs it in a page of the browser and prints `{ text }` or
// `{ error }`. The page is loaded first, so that the entry runs with that page's origin.
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const [executablePath] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: [
    // Everything that runs in it was built a moment ago on this machine, and a root user has no sandbox.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
console.log(JSON.stringify({ version: browser.version() }));

for await (const line of createInterface({ input: process.stdin })) {
  try {
    console.log(JSON.stringify({ text: await runPage(JSON.parse(line)) }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error?.stack ?? error) }));
  }
}
await browser.close();

async function runPage({ entry, address, page: url }) {
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    logLevel: "silent",
  });
  // The only certificates are those of servers that the rehearsal started.
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  try {
    page.setDefaultTimeout(20_000);
    await page.goto(url);
    await page.evaluate((value) => void (globalThis.ADDRESS = value), address);
    await page.addScriptTag({ content: bundle.outputFiles[0].text });
    return await page.evaluate(() => globalThis.outcome);
  } finally {
    await page.close();
  }
}
