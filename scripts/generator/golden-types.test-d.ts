// Compiled with the scripts: what the types of a golden take and refuse.
import type { PagesClient } from "./fixtures/goldens/pages/index.ts";
import type { FullDesk, NewDesk } from "./fixtures/goldens/required-and-empty/index.ts";

const desk = { code: "b", floor: 3, tags: ["a"] };

/** Required and optional properties of a member of `allOf`. */
export const facts = (full: FullDesk): [string, string | null, boolean] => [
  full.code,
  full.owner,
  full.kind.high,
];
// @ts-expect-error may be left out
export const free = (full: FullDesk): boolean => full.free;
// @ts-expect-error may be left out
export const floor = (full: FullDesk): number => full.floor;

export const plain: NewDesk = desk;
export const whole: NewDesk = { ...desk, standing: {}, until: null, link: { $ref: "/desks/1" } };
// @ts-expect-error all three are required
export const none: NewDesk = {};
// @ts-expect-error required in the member that is referred to
export const unplaced: NewDesk = { code: "b", tags: [] };
// @ts-expect-error there is nothing to set
export const standing: NewDesk = { ...desk, standing: { heigth: 3 } };
// @ts-expect-error only null
export const until: NewDesk = { ...desk, until: 1 };
// @ts-expect-error one of two objects
export const link: NewDesk = { ...desk, link: { $ref: "/desks/3" } };

/** Lists are found by path, whatever reads them; what they take is what their operation takes. */
export const pages = (client: PagesClient): AsyncIterable<unknown>[] => {
  const body = { status: "ended", limit: 50 };
  const calls: AsyncIterable<{ id: string }> = client.paginate("/calls/search", { body });
  const versions: AsyncIterable<{ id: string; version: number }> = client.paginate("/versions");
  return [
    calls,
    versions,
    client.paginate("/tools", { params: { query: { pageSize: 5 } } }),
    // @ts-expect-error the body is required
    client.paginate("/calls/search"),
    // @ts-expect-error a typo in the body
    client.paginate("/calls/search", { body: { stauts: "ended" } }),
    // @ts-expect-error its parameters are in the body
    client.paginate("/calls/search", { body, params: { query: { limit: 50 } } }),
    // @ts-expect-error an operation that is no list
    client.paginate("/agents/{agentId}"),
  ];
};
