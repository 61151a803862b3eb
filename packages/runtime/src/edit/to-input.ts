import { InvalidRequestError } from "../index.js";
import {
  type EditTable,
  type InputPlace,
  type InputShape,
  REQUIRED,
  type ShapeReference,
  TAKES_MORE,
  TAKES_NULL,
  TAKES_SCALARS,
} from "./input-shape.js";

/** Turns responses of an API into request bodies, for each operation in `Edits`. */
export type ToInput<Edits> = <Call extends keyof Edits>(
  call: Call,
  received: PartOf<Edits[Call], "received">,
  ...missing: Edits[Call] extends { readonly missing: infer Missing } ? [missing: Missing] : []
) => PartOf<Edits[Call], "input">;

type PartOf<Edit, Key extends string> = Edit extends Readonly<Record<Key, infer Part>> ? Part : never;

/** Creates the `toInput` of a provider package, which has the table of its API. */
export function createToInput<Edits>(table: EditTable): ToInput<Edits>;
export function createToInput(table: EditTable): unknown {
  return (call: string, received: unknown, added?: object) => {
    const shape = own(table.calls, call);
    if (shape === undefined)
      throw new TypeError(
        `unknown operation ${JSON.stringify(call)}; expected one of ${Object.keys(table.calls).join(", ")}`,
      );
    const missing = new Set<string>();
    const whole = added === undefined ? received : { ...Object(received), ...added };
    const input = fit(whole, [TAKES_MORE, shape], "", { table, missing });
    const problem = describe(received, missing);
    if (problem === undefined) return input;
    const [method = "", path = ""] = call.split(" ");
    throw new InvalidRequestError({ method, path }, "body", undefined, problem);
  };
}

function describe(received: unknown, missing: ReadonlySet<string>): string | undefined {
  if (typeof received !== "object" || received === null || Array.isArray(received))
    return "cannot be made of what toInput received; give it the data of a response";
  if (missing.size === 0) return undefined;
  const places = Array.from(missing, (pointer) => JSON.stringify(pointer)).join(", ");
  return `requires ${places}, which the response does not have; add it to what toInput receives`;
}

type Received = Readonly<Record<string, unknown>>;

interface Making {
  readonly table: EditTable;
  /** JSON pointers of what requests require and the response does not have. */
  readonly missing: Set<string>;
}

/** What a request accepts of a value, as a copy: the caller is going to change it. */
function fit(value: unknown, place: InputPlace, pointer: string, making: Making): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { items, ...shape } = typeof place === "number" ? {} : find(place[1], making);
  if (Array.isArray(value) && items !== undefined)
    return value.map((item, index) => fit(item, items, `${pointer}/${index}`, making));
  const isKnown = !Array.isArray(value) && Object.keys(shape).length > 0;
  return isKnown ? fitObject({ ...value }, shape, pointer, making) : structuredClone(value);
}

function fitObject(value: Received, shape: InputShape, pointer: string, making: Making): object {
  const { places, rest } = choose(value, shape, pointer, making);
  const taken = new Map<string, unknown>();
  for (const [key, member] of Object.entries(value)) {
    const place = places.get(key) ?? rest;
    if (takes(place, member)) taken.set(key, fit(member, place, below(pointer, key), making));
  }
  for (const [key, place] of places)
    if (takesOf(place) & REQUIRED && !taken.has(key)) making.missing.add(below(pointer, key));
  // Every key becomes a property of its own, "__proto__" too.
  return Object.fromEntries(taken);
}

interface Chosen {
  readonly places: Map<string, InputPlace>;
  readonly rest: InputPlace | undefined;
}

/** Chooses the properties of an object that its kinds accept. An object of an unknown kind may have any others. */
function choose(value: Received, shape: InputShape, pointer: string, making: Making): Chosen {
  const { keys = {}, all = [], tag, kinds = {}, untagged } = shape;
  const places = new Map(Object.entries(keys));
  let { rest } = shape;
  const parts = [...all];
  if (tag !== undefined) {
    const given: unknown = own(value, tag) ?? untagged ?? "";
    // No kind is an object, and some objects have no text.
    const kind = ["string", "number", "boolean"].includes(typeof given) ? String(given) : "{}";
    const part = own(kinds, kind);
    if (part !== undefined) parts.push(part);
    else if (kind === "") making.missing.add(below(pointer, tag));
    else rest = TAKES_NULL + TAKES_SCALARS + TAKES_MORE;
  }
  for (const part of parts) {
    const inner = choose(value, find(part, making), pointer, making);
    for (const [key, place] of inner.places) places.set(key, both(places.get(key), place));
    rest ??= inner.rest;
  }
  return { places, rest };
}

/** Values that two parts of the same object both accept. */
function both(one: InputPlace | undefined, other: InputPlace): InputPlace {
  if (one === undefined) return other;
  const [a, b] = [takesOf(one), takesOf(other)];
  const sum = (a & b) | ((a | b) & REQUIRED);
  const shape = typeof other === "number" ? one : other;
  return typeof shape === "number" ? sum : [sum, shape[1]];
}

function takes(place: InputPlace | undefined, value: unknown): place is InputPlace {
  if (place === undefined || value === undefined) return false;
  const kind = value === null ? TAKES_NULL : typeof value === "object" ? TAKES_MORE : TAKES_SCALARS;
  return (takesOf(place) & kind) !== 0;
}

function takesOf(place: InputPlace): number {
  return typeof place === "number" ? place : place[0];
}

function find(shape: ShapeReference, { table }: Making): InputShape {
  return typeof shape === "string" ? (table.shapes[shape] ?? {}) : shape;
}

/** Every object has a `constructor` that no server sent. */
function own<Value>(owner: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(owner, key) ? owner[key] : undefined;
}

function below(pointer: string, key: string): string {
  return `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
