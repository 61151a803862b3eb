import * as fc from "fast-check";
import { expect } from "vitest";
import { hostileText } from "./hostile-text.js";
import { percentDecode } from "./percent-decode.js";
import type { Property } from "./property.js";

const segment = fc.oneof(fc.constantFrom("agents", "a1", "calls", "a%20b", "é"), hostileText);

export const writtenPathProperty: Property<string> = {
  title: "a path written by hand arrives segment by segment",
  arbitrary: fc
    .tuple(fc.constantFrom("/", "/agents/", ""), fc.array(segment, { maxLength: 4 }))
    .map(([start, segments]) => start + segments.join("/")),
  send: (client, path, headers) => client.request("DELETE", path, { headers }),
  // A client may refuse more or less of a whole path; but what it sends must be what was written.
  mayBeRefused: () => true,
  check(path, received) {
    const sent = received.url.split("/");
    expect(sent.map(percentDecode)).toEqual(`/api/v2${path}`.split("/").map(percentDecode));
    for (const raw of sent) expect(raw).not.toMatch(/[?#\\]|^(?:\.|%2e){1,2}$/i);
  },
};
