import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Address of this repository's files on the web. */
const REPOSITORY = /^https:\/\/github\.com\/agent-apis\/agent-apis\/(?:tree|blob)\/main\/([^#]*)(#.*)?$/;

const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;

export interface LinkScope {
  readonly root: string;
  /** Folder that a relative link must stay in: of a package that is installed, the package. */
  readonly within: string;
}

/** Links of a text that lead nowhere. Addresses of others are taken for good. */
export function findLinkProblems(file: string, { root, within }: LinkScope): string[] {
  const text = readFileSync(file, "utf8").replaceAll(/^```[\s\S]*?^```$/gm, "");
  return [...text.matchAll(LINK)].flatMap(([, link = ""]) => {
    const [, inRepository, repositoryAnchor = ""] = REPOSITORY.exec(link) ?? [];
    if (inRepository !== undefined) return check(link, join(root, inRepository), repositoryAnchor);
    if (link.startsWith("https://")) return [];
    if (/^[a-z]+:/.test(link)) return [`${link} is not an https address`];
    const [path = "", anchor = ""] = link.split(/(?=#)/);
    if (path.startsWith("#")) return check(link, file, path);
    const target = join(dirname(file), path);
    if (target !== within && !target.startsWith(join(within, "/")))
      return [`${link} leads out of the package`];
    return check(link, target, anchor);
  });
}

function check(link: string, target: string, anchor: string): string[] {
  if (!existsSync(target)) return [`${link} leads nowhere`];
  if (anchor === "" || !target.endsWith(".md")) return [];
  const headings = readFileSync(target, "utf8").match(/^#+ .+$/gm) ?? [];
  return headings.some((heading) => toAnchor(heading) === anchor) ? [] : [`${link} names no heading`];
}

/** As GitHub makes it. */
function toAnchor(heading: string): string {
  const words = heading.replace(/^#+ /, "").toLowerCase();
  return `#${words.replaceAll(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-")}`;
}
