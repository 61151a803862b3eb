import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../../base/process/run-command.ts";
import { readSpec, type Spec } from "../../generator/read-spec.ts";
import type { PackedPackage } from "../hygiene/packed-package.ts";
import { cleanEnvironment } from "./clean-environment.ts";
import { type Compiler, listCompilers } from "./compilers.ts";
import { copyRepository, type Repository } from "./copy-repository.ts";
import { type Installer, listInstallers } from "./installers.ts";
import { listPackages, nameVersion, type Package } from "./list-packages.ts";
import { type CertificateFile, makeCertificate, trust } from "./once/make-certificate.ts";
import { publishFirst } from "./publish.ts";
import { publishThirdParty } from "./publish-third-party.ts";
import type { Report } from "./report.ts";
import { type Runtime, startRuntimes } from "./runtimes.ts";
import { startDriver } from "./start-driver.ts";
import { type Gate, startGate } from "./start-gate.ts";
import { startTestServer, type TestServer } from "./start-test-server.ts";
import { unpackPublished } from "./unpack-published.ts";

/** Everything that was published and started for the parts of the rehearsal. */
export interface Stage {
  /** The repository that is rehearsed, which stays as it is. */
  readonly root: string;
  /** A copy of it, in which versions change. */
  readonly repository: Repository;
  /** Temporary folder; each part has a folder of its own in it. */
  readonly folder: string;
  /** Folder in which what only the rehearsal needs is installed. */
  readonly tools: string;
  /** Knows no registry but that of the rehearsal. */
  readonly env: NodeJS.ProcessEnv;
  readonly report: Report;
  readonly gate: Gate;
  readonly packages: readonly Package[];
  /** The packages as the registry gives them out. */
  readonly published: readonly PackedPackage[];
  readonly specs: readonly Spec[];
  readonly server: TestServer;
  /** Trusted by the runtimes; `undefined` where none could be made. */
  readonly certificate: CertificateFile | undefined;
  readonly runtimes: readonly Runtime[];
  readonly installers: readonly Installer[];
  readonly compilers: readonly Compiler[];
}

export interface StageOptions {
  readonly root: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly report: Report;
  /** Ends everything that is started. */
  readonly started: AsyncDisposableStack;
}

/** Publishes every package to a registry on this machine, and starts what will use them. */
export async function setStage({ root, folder, env: ownEnv, report, started }: StageOptions): Promise<Stage> {
  const tools = await installTools(root, ownEnv, report);
  const home = join(folder, "home");
  mkdirSync(home);
  const gate = await startRegistry(
    tools,
    join(folder, "registry"),
    { PATH: ownEnv["PATH"], HOME: home },
    started,
  );
  const env = cleanEnvironment(ownEnv, { home, registry: gate.baseUrl });
  report.say(`registry on ${gate.baseUrl}, without uplink`);

  const repository = await copyRepository(root, join(folder, "repository"), { own: ownEnv, clean: env });
  await publishThirdParty(root, folder, env);
  report.say("versioning, building");
  await publishFirst(repository, gate, report);
  const packages = listPackages(repository.root);
  const published: PackedPackage[] = [];
  for (const one of packages) published.push(await unpackPublished(one, join(folder, "unpacked"), env));
  report.say(`published ${packages.map(nameVersion).join(", ")}`);

  const providers = packages.filter(({ kind }) => kind === "provider");
  const specs = await Promise.all(providers.map((provider) => readSpec(repository.root, provider.folder)));
  const server = await startTestServer(specs);
  started.defer(() => server.close());
  const certificate = await makeCertificate(folder, env);
  const runtimes = await startRuntimes({
    folder: tools,
    env: { ...env, ...trust(certificate) },
    ownEnv,
    page: `${server.baseUrl}/page`,
    report,
    started,
  });
  const installers = listInstallers(tools);
  const typeRoots = join(root, "scripts/node_modules/@types");
  const compilers = listCompilers({ folder: tools, typeRoots, env });
  return {
    root,
    repository,
    folder,
    tools,
    env,
    report,
    gate,
    packages,
    published,
    specs,
    server,
    certificate,
    runtimes,
    installers,
    compilers,
  };
}

/** Installs what only the rehearsal needs; takes a second or two once the package cache has it. */
async function installTools(root: string, env: NodeJS.ProcessEnv, report: Report): Promise<string> {
  const folder = join(root, "scripts/release/runtimes");
  report.say("installing the runtimes");
  const args = ["install", "--frozen-lockfile", "--prefer-offline"];
  await runCommand("pnpm", args, { cwd: folder, env, timeoutMs: 240_000 });
  return folder;
}

/** Starts a registry that only this machine reaches and that asks no other, with a gate before it. */
async function startRegistry(
  tools: string,
  folder: string,
  env: NodeJS.ProcessEnv,
  started: AsyncDisposableStack,
): Promise<Gate> {
  mkdirSync(folder);
  const driver = startDriver(join(tools, "start-registry.mjs"), [folder], { cwd: folder, env });
  started.defer(() => driver.close());
  const gate = await startGate(`http://127.0.0.1:${await driver.next()}`);
  started.defer(() => gate.close());
  return gate;
}

/** The item of a list that the rehearsal needs. */
export function pick<Item>(items: readonly Item[], matches: (item: Item) => boolean): Item {
  const item = items.find(matches);
  if (item === undefined) throw new Error("what the rehearsal needs is not there");
  return item;
}
