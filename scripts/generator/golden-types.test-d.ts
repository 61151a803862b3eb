// Compiled with the scripts: what the types of a golden take and refuse.
import type { FullDesk, NewDesk } from "./fixtures/goldens/required-and-empty/index.ts";

const desk = { code: "b", floor: 3, tags: ["a"] };

/** What is required of a member of `allOf`, and what is not. */
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
