// A whole program: loads a client, makes one call and ends. What measures it starts the clock before the process.
import { request } from "./request.mjs";

const [name, baseUrl] = process.argv.slice(2);
const { createCaller } = await import(`./callers/${name}.mjs`);
await createCaller({ ...request, baseUrl })();
process.exit();
