import {
  entriesOf,
  isObject,
  itemsOf,
  memberOf,
  textOf,
  type JsonObject,
} from "../../base/json/json-object.ts";
import { METHODS } from "../../generator/document.ts";
import type { Findings } from "./findings.ts";
import type { UpstreamSource } from "./upstream-source.ts";

const KEY_HEADER = /api-?key/i;

export interface Security {
  readonly schemes: JsonObject;
  readonly document: JsonObject;
}

/** The credential of the document: its first scheme that a client can send, or a header parameter that is a key. */
export function readSecurity(source: UpstreamSource, findings: Findings): Security {
  const schemes = entriesOf(memberOf(source.root["components"], "securitySchemes")).flatMap(
    ([name, written]) => {
      const scheme = readScheme(source.follow(written, `#/components/securitySchemes/${name}`).value);
      if (scheme === undefined)
        findings.decide(
          "a credential that clients cannot send: left out",
          `#/components/securitySchemes/${name}`,
        );
      return scheme === undefined ? [] : [scheme];
    },
  );
  const [found = readKeyHeader(source, findings) ?? { type: "http", scheme: "bearer" }] = schemes;
  return { schemes: { apiKey: found }, document: { security: [{ apiKey: [] }] } };
}

function readScheme(scheme: unknown): JsonObject | undefined {
  const [type, http, place, name] = ["type", "scheme", "in", "name"].map((key) =>
    textOf(memberOf(scheme, key)),
  );
  if (type === "http" && http?.toLowerCase() === "bearer") return { type: "http", scheme: "bearer" };
  if (type === "apiKey" && place === "header" && name !== undefined)
    return name.toLowerCase() === "authorization"
      ? { type: "http", scheme: "bearer" }
      : { type: "apiKey", in: "header", name };
  return type === "oauth2" ? { type: "http", scheme: "bearer" } : undefined;
}

function readKeyHeader(source: UpstreamSource, findings: Findings): JsonObject | undefined {
  for (const [path, item] of entriesOf(source.root["paths"]))
    for (const [method, operation] of entriesOf(item).filter(([name]) =>
      METHODS.some((known) => known === name),
    ))
      for (const written of itemsOf(memberOf(operation, "parameters"))) {
        const parameter = source.follow(written, `#/paths/${path}/${method}`).value;
        const name = textOf(memberOf(parameter, "name"));
        if (
          !isObject(parameter) ||
          parameter["in"] !== "header" ||
          name === undefined ||
          !KEY_HEADER.test(name)
        )
          continue;
        findings.decide("a header parameter is the credential: made a security scheme", `header ${name}`);
        return { type: "apiKey", in: "header", name };
      }
  return undefined;
}
