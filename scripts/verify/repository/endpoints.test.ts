import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { listOperations } from "../../generator/list-operations.ts";
import { listProviders } from "../../generator/list-providers.ts";
import { readSpec } from "../../generator/read-spec.ts";

const root = join(import.meta.dirname, "../../..");
const ids = listProviders(root).filter((id) => existsSync(join(root, "specs", id, "endpoints.txt")));

/** Lines of `endpoints.txt`: what the vendor documents, and what the vendor's texts only mention. */
function readEndpoints(id: string): { documented: string[]; mentioned: string[] } {
  const text = readFileSync(join(root, "specs", id, "endpoints.txt"), "utf8");
  const [documented = "", mentioned = ""] = text.split(/^# Routes that are only mentioned.*$/m);
  const list = (part: string): string[] => part.split("\n").filter((line) => /^[A-Z]+ \//.test(line));
  return { documented: list(documented), mentioned: list(mentioned) };
}

describe.each(ids)("endpoints of %s", (id) => {
  const { documented, mentioned } = readEndpoints(id);

  test("are all in the spec when the vendor documents them", async () => {
    const { document } = await readSpec(root, id);
    const curated = listOperations(document).map(({ method, path }) => `${method} ${path}`);
    expect(documented.length).toBeGreaterThan(0);
    expect(curated.toSorted()).toEqual(documented.toSorted());
  });

  test("are all left out with a reason when they are only mentioned", () => {
    const upstream: { "left-out": { operation: string; why: string }[] } = parse(
      readFileSync(join(root, "specs", id, "upstream.yaml"), "utf8"),
    );
    const leftOut = upstream["left-out"];
    expect(mentioned.length).toBeGreaterThan(0);
    expect(leftOut.map(({ operation }) => operation).toSorted()).toEqual(mentioned.toSorted());
    for (const { why } of leftOut) expect(why.length).toBeGreaterThan(10);
  });
});
