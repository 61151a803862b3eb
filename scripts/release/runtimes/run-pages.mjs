// Receives `{ folder, address, page }`, bundles the program in the folder, runs it in a browser page and sends back its
// result. The page is loaded first, so that the program has the origin of that page.
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { answerQuestions } from "./answer-questions.mjs";

const PROGRAM = `import { usePackage } from "./use-package.mts";

globalThis.outcome = usePackage(globalThis.ADDRESS);
`;

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
answerQuestions(runPage);
process.send({ text: browser.version() });

async function runPage({ folder, address, page: url }) {
  const bundle = await build({
    stdin: { contents: PROGRAM, resolveDir: folder },
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
