import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatFile } from "./format-file.ts";
import { readDocument } from "./read-spec.ts";
import { createRenderContext } from "./render-context.ts";
import { renderProvider } from "./render-provider.ts";

const repository = join(import.meta.dirname, "../..");
const goldens = join(import.meta.dirname, "fixtures/goldens");

/** One idea of OpenAPI each. What is rendered is type-checked as a part of this package. */
const ideas = readdirSync(goldens);

describe("renderProvider", () => {
  test.each(ideas)("renders %s as its golden folder has it", async (idea) => {
    const folder = join(goldens, idea);
    const document = await readDocument(join(folder, "openapi.yaml"));
    const files = await Promise.all(
      renderProvider(createRenderContext({ id: idea, document })).map((file) => formatFile(repository, file)),
    );
    const names = files.map(({ path }) => path.slice(`packages/${idea}/src/`.length));
    for (const [index, { content }] of files.entries())
      await expect(content).toMatchFileSnapshot(join(folder, names[index] ?? ""));
    const onDisk = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".ts"),
    );
    expect(onDisk.toSorted()).toEqual(names.toSorted());
  });
});
