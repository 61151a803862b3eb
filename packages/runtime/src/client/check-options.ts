import { isPlainObject } from "../values/platform-object.js";

/** Returns the problem with the value of an option, or `undefined`. */
export type Rule = (value: unknown) => string | undefined;

/** Longest delay of a timer; a longer one fires at once. */
export const LONGEST_TIMER_MS = 2_147_483_647;

/** Rule of options that are checked where they are used. */
export const anything: Rule = () => undefined;

export const isFunction: Rule = (value) => (typeof value === "function" ? undefined : "must be a function");

/** Creates the rule of a number of milliseconds, bytes or retries. */
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
 * Throws a `TypeError` when `options` is not a plain object, or has an option that is unknown or could not work: a misspelt
 * `baseUrl` would send what was meant for a mock to the real service, and `json` instead of `body` a request without one. The
 * message shows no value.
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
