import { UsageError } from "../base/terminal/run-command-line.ts";

/** Names that are for texts and tests only; a client that calls one gives its token to whoever answers there. */
const RESERVED = /(?:^|\.)(?:example\.(?:com|net|org)|example|invalid|localhost|test)$/;

/** The address at which an API is, as a spec has it. */
export function readServer(text: string): string {
  const server = text.replace(/\/+$/, "");
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (url?.protocol !== "https:" || /[{}?#@]/.test(server))
    throw new UsageError(
      `--server "${text}" is not an absolute https address such as https://api.vendor.com/v1`,
    );
  if (RESERVED.test(url.hostname))
    throw new UsageError(`--server "${text}" belongs to no vendor; give the address of the API`);
  return server;
}
