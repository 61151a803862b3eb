// A registry on this machine only, that knows no other. Sends its port, and ends with the process that started it.
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
  process.send({ text: String(registry.address().port) });
});
process.once("disconnect", () => process.exit());
