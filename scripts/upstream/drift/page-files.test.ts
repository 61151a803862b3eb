import { describe, expect, test } from "vitest";
import { findPageFiles, isPageFile, pageFile, pageFolder } from "./page-files.ts";
import type { Source } from "./upstream.ts";

const source: Source = {
  kind: "pages",
  url: "https://example.com/docs",
  file: "en/api/{page}.mdx",
  page: "https://docs.example.com/en/api/{page}",
  revision: "1",
  license: "none",
  read: "2026-11-20",
};

describe("pageFile", () => {
  test("finds the file of the page that people read", () => {
    expect(pageFile(source, "https://docs.example.com/en/api/list-things")).toBe("en/api/list-things.mdx");
    expect(pageFile(source, "https://docs.example.com/pt/api/list-things")).toBeUndefined();
    expect(pageFile(source, "https://docs.example.com/en/api/old/list-things")).toBeUndefined();
    expect(pageFile(source, "https://docs.example.com/en/api/")).toBeUndefined();
  });

  test("says that a source of pages must say where the page's name goes", () => {
    expect(() => pageFile({ ...source, page: "https://docs.example.com" }, "x")).toThrow(
      '"https://docs.example.com" in upstream.yaml has no {page}',
    );
  });
});

describe("isPageFile", () => {
  test("knows a page from other files", () => {
    expect(isPageFile(source, "en/api/list.mdx")).toBe(true);
    expect(isPageFile(source, "en/api/list.json")).toBe(false);
    expect(isPageFile(source, "en/api/old/list.mdx")).toBe(false);
    expect(pageFolder(source)).toBe("en/api/");
  });
});

describe("findPageFiles", () => {
  test("finds pages in a list of any form, once each", () => {
    const list =
      '{"pages": ["en/api/list", "pt/api/move", "en/guide"]}\n- [Make](/en/api/create.mdx)\nen/api/list';
    expect(findPageFiles(source, list)).toEqual(["en/api/create.mdx", "en/api/list.mdx"]);
  });
});
