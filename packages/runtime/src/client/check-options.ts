import { isPlainObject } from "../values/platform-object.js";

/** Why the value of an option cannot work; `undefined` when it can. */
export type Rule = (value: unknown) => string | undefined;

/** Longer timers fire at once. */
export const LONGEST_TIMER_MS = 2_147_483_647;

/** For options that are checked where they are used. */
export const anything: Rule = () => undefined;

export const isFunction: Rule = (value) => (typeof value === "function" ? undefined : "must be a function");

/** A number of milliseconds, bytes or times. */
export function atLeast(least: number, whole: "" | "whole " = ""): Rule {
  return (value) =>
    typeof value === "number" &&
    value >= least &&
    value <= LONGEST_TIMER_MS &&
    (whole === "" || Number.isInteger(value))
      ? undefined
      : `must be a ${whole}number from ${least} to ${LONGEST_TIMER_MS}`;
}

/**
 * Throws a `TypeError` when `options` is no plain object, or has an option that could not work or is unknown: a misspelt
 * `baseUrl` would send what was meant for a mock to the real service, and a `json` in place of `body` a request without one.
 * No value is in the message.
 */
export function checkOptions(
  what: string,
  options: unknown,
  rules: Readonly<Record<string, Rule>>,
  hint = "",
): void {
  if (!isPlainObject(options))
    throw new TypeError(`the ${what}s must be a plain object with any of: ${Object.keys(rules).join(", ")}`);
  for (const name in options) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined)
      throw new TypeError(
        `unknown ${what} "${name}"; expected one of: ${Object.keys(rules).join(", ")}${hint}`,
      );
    const problem = options[name] === undefined ? undefined : rule(options[name]);
    if (problem !== undefined) throw new TypeError(`${name} ${problem}`);
  }
}
