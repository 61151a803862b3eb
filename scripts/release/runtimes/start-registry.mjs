// A registry on this machine only, that knows no other. Prints its port, and ends when its input does.
import { runServer } from "verdaccio";

const [folder] = process.argv.slice(2);
const registry = await runServer({
  configPath: folder,
  storage: `${folder}/storage`,
  auth: { htpasswd: { file: `${folder}/htpasswd` } },
  uplinks: {},
  packages: { "**": { access: "$all", publish: "$all" } },
  log: { type: "file", path: `${folder}/registry.log`, level: "info" },
  web: { enable: false },
});
registry.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ port: registry.address().port }));
});
process.stdin.on("end", () => process.exit(0)).resume();
