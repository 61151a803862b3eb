import { describe, expect, test } from "vitest";
import { compareSpecs } from "./compare-specs.ts";

const OLD = {
  openapi: "3.1.0",
  info: { title: "Desk", version: "1" },
  servers: [{ url: "https://desk.example" }],
  security: [{ key: [] }],
  paths: { "/tickets": { get: { operationId: "listTickets", responses: {} } } },
};
const TICKETS = { get: { ...OLD.paths["/tickets"].get, security: [{ key: [] }, {}], "x-retry": "never" } };

/** What is said of a document with other paths, and where. */
function compare(current: object): [text: string, pointer: string][] {
  return compareSpecs(OLD, { ...OLD, ...current }).map(({ text, pointer }) => [text, pointer]);
}

describe("compareSpecs", () => {
  test("compares the credentials and extensions of an operation that moved", () => {
    expect(compare({ paths: { "/all-tickets": TICKETS } })).toEqual([
      ["`GET /tickets` is now `GET /all-tickets`", "#/paths/~1all-tickets/get"],
      ["`GET /all-tickets`: it needs less of a credential", "#/paths/~1all-tickets/get/security"],
      ["`GET /all-tickets`: it is no longer retried", "#/paths/~1all-tickets/get/x-retry"],
    ]);
  });

  test("compares an operation of a path that is behind a reference", () => {
    const referred = {
      paths: { "/tickets": { $ref: "#/components/pathItems/Tickets" } },
      components: { pathItems: { Tickets: TICKETS } },
    };
    const place = "#/components/pathItems/Tickets/get";
    expect(compare(referred)).toEqual([
      ["`GET /tickets`: it needs less of a credential", `${place}/security`],
      ["`GET /tickets`: it is no longer retried", `${place}/x-retry`],
    ]);
  });
});
