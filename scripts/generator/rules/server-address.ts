import { documentRule, type Report } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";
import { REGION } from "../server-options.ts";
import { isFreeOption } from "./x-client-option.ts";

/** A client calls the first server, or the one that its options select. */
export const serverAddress = documentRule((document, report) => {
  const servers = document.child("servers").items;
  const operations = readOperations(document);
  const headers = new Set(
    operations.flatMap(({ parameters }) =>
      parameters.map((parameter) => parameter.child("x-client-option").text ?? ""),
    ),
  );
  const isFree = (name: string): boolean => isFreeOption(name) && !headers.has(name);
  for (const server of servers) {
    const url = server.child("url");
    if (!listAddresses(server).every(isAddress))
      report(
        url.exists ? url : server,
        "a server's url must be an absolute https address without user, query and fragment, for every value of its variables; declare each {name} in it under variables",
      );
    checkVariables(server, isFree, report);
  }
  checkRegions(servers, isFree(REGION), report);
  for (const { node, pathItem } of operations)
    for (const owner of [pathItem, node])
      if (owner.child("servers").exists)
        report(
          owner.child("servers"),
          "only the document can have servers, because a client has one address; remove these",
        );
});

/** Lists the address with the defaults of all variables, and with every other value of each variable. */
function listAddresses(server: SpecNode): (string | undefined)[] {
  const variables = server.child("variables").entries;
  const fillIn = (chosen: string, value: string | undefined): string | undefined =>
    variables.reduce((url, [name, variable]) => {
      const text = name === chosen ? value : variable.child("default").text;
      return url?.replaceAll(`{${name}}`, () => text ?? "");
    }, server.child("url").text);
  const others = variables.flatMap(([name, variable]) =>
    variable.child("enum").items.map(({ text }) => fillIn(name, text)),
  );
  return [fillIn("", undefined), ...others];
}

function isAddress(address: string | undefined): boolean {
  if (address === undefined || /[{}?#]/.test(address) || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return protocol === "https:" && username === "" && password === "";
}

/** A variable becomes a client option with known values only: the address determines who gets the token. */
function checkVariables(server: SpecNode, isFree: (name: string) => boolean, report: Report): void {
  for (const [name, variable] of server.child("variables").entries) {
    const [values, usual] = [variable.child("enum"), variable.child("default").text];
    if (!isFree(name))
      report(variable, `the option "${name}" already exists or is not camelCase; rename the variable`);
    if (server.child("url").text?.includes(`{${name}}`) === false)
      report(variable, `the url has no {${name}}; add it there, or remove the variable`);
    if (!values.items.some((value) => value.text === usual))
      report(
        values.exists ? values : variable,
        `a server variable needs an "enum" that contains its default; for other addresses, clients have the option baseUrl`,
      );
    for (const value of values.items)
      if (!/^(?!_|\.+$)[\w.-]+$/.test(value.text ?? ""))
        report(
          value,
          "a value of a server variable can only have letters, digits, dots and hyphens, and not only dots",
        );
  }
}

/** Several servers become an option to choose one. */
function checkRegions(servers: readonly SpecNode[], isFree: boolean, report: Report): void {
  const seen = new Set<string>();
  for (const server of servers) {
    const region = server.child("x-region");
    if (region.exists && !isFree)
      report(region, `the option "${REGION}" already exists for a header; rename that one`);
    else if (servers.length > 1 && server.child("variables").exists)
      report(
        server.child("variables"),
        "several servers cannot have variables; write out each server, with x-region",
      );
    else if (servers.length > 1 && !region.exists)
      report(
        server,
        `each of several servers needs a name, such as "x-region: eu"; remove those that clients never call`,
      );
    else if (servers.length === 1 && region.exists)
      report(region, `x-region is only for one of several servers; remove it`);
    else if (
      region.exists &&
      (region.text === undefined || !/^(?!_)[\w-]+$/.test(region.text) || seen.has(region.text))
    )
      report(
        region,
        `x-region must be a short, unique name, because it is a value of the option "${REGION}"`,
      );
    seen.add(region.text ?? "");
  }
}
