import type { WireRequest } from "../../base/http/wire-request.ts";

/** Something required that is taken out of a request on its way. */
export interface Removal {
  /** `request` when it is the whole body. */
  readonly from: "query" | "header" | "body" | "request";
  readonly name: string;
  /** Text that the mock must give as the reason, so that a request refused for another reason does not pass. */
  readonly complaint: string;
}

/** The request without it. */
export function removeFromRequest(request: WireRequest, { from, name }: Removal): WireRequest {
  if (from === "query") return { ...request, url: withoutQueryParameter(request.url, name) };
  if (from === "request") return { ...request, body: Buffer.alloc(0) };
  if (from === "body") return { ...request, body: withoutField(request.body, name) };
  return { ...request, headers: request.headers.filter(([header]) => !isSameHeader(header, name)) };
}

function isSameHeader(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function withoutQueryParameter(url: string, name: string): string {
  const [path = "", query = ""] = url.split("?");
  const kept = query.split("&").filter((part) => decodeURIComponent(part.split(/[=[]/)[0] ?? "") !== name);
  return kept.length === 0 ? path : `${path}?${kept.join("&")}`;
}

function withoutField(body: Buffer, name: string): Buffer {
  const fields: object = JSON.parse(body.toString());
  return Buffer.from(
    JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))),
  );
}
