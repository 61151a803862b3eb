import { join } from "node:path";
import { replaceFile } from "../base/disk/replace-file.ts";
import { listFiles, readCurrent } from "./compare-files.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { hashText } from "./hash-text.ts";
import type { ProviderSummary } from "./provider-summary.ts";
import type { TextFile } from "./text-file.ts";

/** Hashes of texts, by the path of the file that they are in. */
type Hashes = Readonly<Record<string, string>>;

/** Folder of the cache; git ignores it. */
const PATH = ".cache/generate.json";

interface CachedPackage {
  readonly summary: ProviderSummary;
  readonly sources: Hashes;
  readonly outputs: Hashes;
}

interface CachedShared {
  /** Hash of the summaries of all providers. */
  readonly source: string;
  readonly outputs: Hashes;
}

interface Content {
  readonly packages: Record<string, CachedPackage>;
  shared?: CachedShared;
}

/** A package as an earlier run left it. */
export interface RecalledPackage {
  readonly summary: ProviderSummary;
  readonly files: readonly GeneratedFile[];
}

/**
 * What earlier runs made from what, as hashes. Something is recalled only when its sources are what they were and its
 * outputs on disk are what was written; the contents count, and not when a file was touched.
 */
export class GenerationCache {
  readonly #root: string;
  readonly #fingerprint: string;
  readonly #content: Content;

  /** A cache of another version of the tools, or a damaged one, is empty. */
  constructor(root: string, fingerprint: string) {
    this.#root = root;
    this.#fingerprint = fingerprint;
    const [seal, body = ""] = (readCurrent(root, PATH) ?? "").split("\n", 2);
    this.#content = seal === this.#seal(body) ? JSON.parse(body) : { packages: {} };
  }

  /** The package of a provider, unless it has to be rendered. `folder` has nothing but outputs in it. */
  recallPackage(id: string, folder: string): RecalledPackage | undefined {
    // A provider can have the name of something that every object has.
    const known = Object.hasOwn(this.#content.packages, id) ? this.#content.packages[id] : undefined;
    if (known === undefined || this.#readUnchanged(known.sources) === undefined) return undefined;
    const files = this.#readOutputs(known.outputs, folder);
    return files === undefined ? undefined : { summary: known.summary, files };
  }

  /** The shared files, unless they have to be rendered. */
  recallShared(summaries: readonly ProviderSummary[], folder: string): GeneratedFile[] | undefined {
    const known = this.#content.shared;
    return known?.source === hashText(JSON.stringify(summaries))
      ? this.#readOutputs(known.outputs, folder)
      : undefined;
  }

  keepPackage(
    summary: ProviderSummary,
    sources: readonly TextFile[],
    outputs: readonly GeneratedFile[],
  ): void {
    this.#content.packages[summary.id] = {
      summary,
      sources: hashFiles(sources),
      outputs: hashFiles(outputs),
    };
  }

  keepShared(summaries: readonly ProviderSummary[], outputs: readonly GeneratedFile[]): void {
    this.#content.shared = { source: hashText(JSON.stringify(summaries)), outputs: hashFiles(outputs) };
  }

  /** Forgets providers that there are no longer. */
  forgetOthers(ids: readonly string[]): void {
    for (const id of Object.keys(this.#content.packages))
      if (!ids.includes(id)) delete this.#content.packages[id];
  }

  write(): void {
    const body = JSON.stringify(this.#content);
    const text = `${this.#seal(body)}\n${body}\n`;
    if (text === readCurrent(this.#root, PATH)) return;
    // Two runs at the same time: the later one wins, whole.
    replaceFile(join(this.#root, PATH), text);
  }

  /** Only the same tools give the same seal for a body, so its shape needs no check. */
  #seal(body: string): string {
    return hashText(this.#fingerprint + body);
  }

  #readOutputs(hashes: Hashes, folder: string): GeneratedFile[] | undefined {
    const isStray = listFiles(this.#root, folder).some((path) => !(path in hashes));
    return isStray ? undefined : this.#readUnchanged(hashes);
  }

  #readUnchanged(hashes: Hashes): TextFile[] | undefined {
    const files: TextFile[] = [];
    for (const [path, hash] of Object.entries(hashes)) {
      const content = readCurrent(this.#root, path);
      if (content === undefined || hashText(content) !== hash) return undefined;
      files.push({ path, content });
    }
    return files;
  }
}

function hashFiles(files: readonly TextFile[]): Hashes {
  return Object.fromEntries(files.map(({ path, content }) => [path, hashText(content)]));
}
