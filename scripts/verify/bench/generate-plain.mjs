// Prints how long plain openapi-typescript takes for the given specs in a fresh process, once it is loaded.
import { pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const started = performance.now();
for (const spec of process.argv.slice(2)) astToString(await openapiTS(pathToFileURL(spec), { silent: true }));
console.log(performance.now() - started);
