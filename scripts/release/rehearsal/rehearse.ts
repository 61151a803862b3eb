import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readSpec } from "../../generator/read-spec.ts";
import { hashArchives, type PackedHashes } from "../packed-hashes.ts";
import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";
import { replaceFile } from "../../base/disk/replace-file.ts";
import { cleanEnvironment } from "./clean-environment.ts";
import { closureOf } from "./closure-of.ts";
import { listCompilers } from "./compilers.ts";
import { copyRepository } from "./copy-repository.ts";
import { listInstallers } from "./installers.ts";
import { listPackages } from "./list-packages.ts";
import { makeCertificate, trust } from "./once/make-certificate.ts";
import { rehearseOnce } from "./once/rehearse-once.ts";
import { publishFirst } from "./publish.ts";
import { publishThirdParty } from "./publish-third-party.ts";
import { rehearseBreakages } from "./rehearse-breakages.ts";
import { rehearseHygiene } from "./rehearse-hygiene.ts";
import { rehearsePackages } from "./rehearse-packages.ts";
import { rehearseReleases } from "./rehearse-releases.ts";
import { Report } from "./report.ts";
import { runCommand } from "./run-command.ts";
import { startRuntimes } from "./runtimes.ts";
import { startRegistry } from "./start-registry.ts";
import { startTestServer } from "./start-test-server.ts";
import { type Candidate, unpackPublished } from "./unpack-published.ts";

export const PARTS = ["packages", "once", "releases", "breakages"] as const;
export type Part = (typeof PARTS)[number];

export interface RehearseOptions {
  readonly root: string;
  readonly parts: readonly Part[];
  /** Leaves the temporary folder for looking into. */
  readonly keep: boolean;
  /** File for the hashes of what was published. */
  readonly hashes?: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly print: (line: string) => void;
}

/** Publishes every package to a registry on this machine and uses it from there as users do. */
export async function rehearse(options: RehearseOptions): Promise<Report> {
  const report = new Report(options.print);
  using folder = new TemporaryFolder("rehearsal-", options);
  await using started = new AsyncDisposableStack();
  if (options.keep) started.defer(() => options.print(`left in ${folder.path}`));
  await rehearseIn(folder.path, started, options, report);
  return report;
}

async function rehearseIn(
  folder: string,
  started: AsyncDisposableStack,
  { root, parts, hashes, env: ownEnv }: RehearseOptions,
  report: Report,
): Promise<void> {
  const runtimes = await installRuntimes(root, ownEnv, report);
  const home = join(folder, "home");
  mkdirSync(home);
  // It is no client of a registry, and its own address is only known when it has started.
  const registryEnv = { PATH: ownEnv["PATH"], HOME: home };
  const registry = await startRegistry(runtimes, join(folder, "registry"), registryEnv);
  started.defer(() => registry.close());
  const { gate } = registry;
  const env = cleanEnvironment(ownEnv, { home, registry: gate.baseUrl });
  report.say(`registry on ${gate.baseUrl}, without uplink`);

  const repository = await copyRepository(root, join(folder, "repository"), { own: ownEnv, clean: env });
  const thirdParty = await publishThirdParty(root, folder, env);
  report.say("versioning, building");
  await publishFirst(repository, gate, report);
  const packages = listPackages(repository.root);
  const candidates: Candidate[] = [];
  for (const each of packages) candidates.push(await unpackPublished(each, join(folder, "unpacked"), env));
  const published = hashCandidates(candidates);
  if (hashes !== undefined) replaceFile(hashes, `${JSON.stringify(published)}\n`);
  report.say(`published ${packages.map(({ name, version }) => `${name}@${version}`).join(", ")}`);

  const providers = packages.filter(({ kind }) => kind === "provider");
  const specs = await Promise.all(providers.map((provider) => readSpec(repository.root, provider.folder)));
  const server = await startTestServer(specs);
  started.defer(() => server.close());
  const page = `${server.baseUrl}/page`;
  const certificate = await makeCertificate(folder, env);
  const trusting = { ...env, ...trust(certificate) };
  const running = await startRuntimes({ folder: runtimes, env: trusting, ownEnv, page, report });
  started.defer(() => running.close());
  const installers = listInstallers(runtimes);
  const npm = find(installers, ({ name }) => name === "npm");
  const typeRoots = join(root, "scripts/node_modules/@types");
  const compilers = listCompilers({ folder: runtimes, typeRoots, env });

  if (parts.includes("packages")) {
    await rehearseHygiene(root, candidates, report);
    await rehearsePackages({
      packages,
      specs,
      installers,
      runtimes: running.all,
      compilers,
      server,
      closureOf: (name) => closureOf(name, [...packages, ...thirdParty]),
      folder: join(folder, "projects"),
      env,
      report,
    });
  }
  if (parts.includes("once")) {
    await rehearseOnce({
      subject: find(packages, ({ kind }) => kind === "runtime"),
      installer: npm,
      runtimes: running.all,
      certificate,
      folder: join(folder, "once"),
      env,
      report,
    });
  }
  if (parts.includes("releases"))
    await rehearseReleases({ repository, gate, hashes: published, installer: npm, folder, env, report });
  if (parts.includes("breakages")) {
    report.say("breaking a package on purpose");
    await rehearseBreakages({
      candidate: find(candidates, ({ subject }) => subject.kind === "provider"),
      runtimeName: find(packages, ({ kind }) => kind === "runtime").name,
      specs,
      installer: npm,
      node: find(running.all, ({ name }) => name === "Node 24"),
      bundle: find(running.all, ({ name }) => name === "workerd"),
      compiler: find(compilers, ({ name }) => name === "7 nodenext"),
      server,
      folder: join(folder, "breakages"),
      env,
      report,
    });
  }
}

function hashCandidates(candidates: readonly Candidate[]): PackedHashes {
  return hashArchives(
    candidates.map(({ subject, tarball }) => ({ ...subject, tarball: readFileSync(tarball) })),
  );
}

/** Installs what only the rehearsal needs; takes a second or two once the package cache has it. */
async function installRuntimes(root: string, env: NodeJS.ProcessEnv, report: Report): Promise<string> {
  const folder = join(root, "scripts/release/runtimes");
  report.say("installing the runtimes");
  const args = ["install", "--frozen-lockfile", "--prefer-offline"];
  await runCommand("pnpm", args, { cwd: folder, env, timeoutMs: 240_000 });
  return folder;
}

function find<Item>(items: readonly Item[], matches: (item: Item) => boolean): Item {
  const item = items.find(matches);
  if (item === undefined) throw new Error("what the rehearsal needs is not there");
  return item;
}
