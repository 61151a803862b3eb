import { UsageError } from "../base/terminal/run-command-line.ts";

/** Reserved for texts and tests. A client that called one would send its token to whoever runs that server. */
const RESERVED = /(?:^|\.)(?:example\.(?:com|net|org)|example|invalid|localhost|test)$/;

/** Address of an API, as written in a spec. */
export function readServer(text: string): string {
  const server = text.replace(/\/+$/, "");
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (url?.protocol !== "https:" || /[{}?#@]/.test(server))
    throw new UsageError(
      `--server "${text}" is not an absolute https address such as https://api.vendor.com/v1`,
    );
  if (RESERVED.test(url.hostname))
    throw new UsageError(`--server "${text}" is reserved for examples; use the address of the API`);
  return server;
}
