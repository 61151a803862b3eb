import { LANGUAGE_NAMES } from "../../generator/reserved-names.ts";
import { RUNTIME_NAMES } from "../../generator/runtime-surface.ts";
import { toPascalCase } from "./words.ts";

/** Gives each schema a name of its own, whatever the letter case. The first one to ask gets the plain name. */
export class NameRegister {
  readonly #taken: Set<string>;

  constructor(reserved: Iterable<string>) {
    this.#taken = new Set(
      [...LANGUAGE_NAMES, ...RUNTIME_NAMES, "Calls", "Pages", "Edits", ...reserved].map((name) =>
        name.toLowerCase(),
      ),
    );
  }

  take(wanted: string): string {
    const base = avoidDerived(toPascalCase(wanted));
    let name = base;
    // The number of schemas bounds the loop.
    for (let next = 2; this.#taken.has(name.toLowerCase()); next += 1)
      name = next === 2 ? `${base}Model` : `${base}Model${next - 1}`;
    this.#taken.add(name.toLowerCase());
    // The generator derives these for requests and for unions.
    this.#taken.add(`${name}input`.toLowerCase());
    this.#taken.add(`unknown${name}`.toLowerCase());
    return name;
  }
}

/** `…Input` and `Unknown…` are names that the generator gives. */
function avoidDerived(name: string): string {
  const named = name.replace(/Input(?=\d*$)/, "Data").replace(/^Unknown(?=[A-Z])/, "Unspecified");
  return named === "" ? "Model" : named;
}
