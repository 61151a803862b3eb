import { followKeys } from "../../../base/reference/follow.ts";
import type { PlaceStep, TypeChange, ValueChange } from "./type-change.ts";
import type { BundledDocument } from "../bundle-document.ts";
import { entriesOf, itemsOf, memberOf } from "../../../base/json/json-object.ts";
import { formatPointer, valueAt } from "../../../base/json/json-pointer.ts";

/** Returns the pointer to the source of a type change, as deep as the document has it, or `undefined`. */
export function findPointer(change: TypeChange, document: BundledDocument): string | undefined {
  const keys = new ChangeFinder(document).find(change);
  return keys === undefined ? undefined : formatPointer(keys);
}

type Keys = readonly string[];

/** Finds places in a document, by the keys that lead to them. */
class ChangeFinder {
  readonly #document: BundledDocument;

  constructor(document: BundledDocument) {
    this.#document = document;
  }

  find(change: TypeChange): Keys | undefined {
    if ("name" in change) return this.#schema("to" in change ? change.to : change.name);
    if (change.about === "value") return this.#value(change);
    const operation = this.#operation(change.about === "operation-moved" ? change.to : change.operation);
    if (operation === undefined || change.about !== "status") return operation;
    const [status = ""] = [...change.added, ...change.removed];
    return this.#existing([...operation, "responses", status]) ?? operation;
  }

  #value({ difference: { owner, place }, operations, side, status }: ValueChange): Keys | undefined {
    const schema = owner && this.#schema(owner.name);
    if (schema !== undefined) return this.#follow(schema, owner?.place ?? []);
    const operation = this.#operation(operations[0] ?? "");
    if (operation === undefined) return undefined;
    const [first, second = "", third = ""] = place.map((step) => ("property" in step ? step.property : ""));
    if (first === "params") return this.#parameter(operation, second, third) ?? operation;
    if (side === "request")
      return first === "body" ? this.#body([...operation, "requestBody"], place.slice(1)) : operation;
    const success = this.#keysAt([...operation, "responses"]).find((key) => key.startsWith("2"));
    return this.#body([...operation, "responses", status ?? success ?? ""], place);
  }

  /** The schema that a type is made of: the types `AgentInput` and `UnknownAction` come from `Agent` and `Action`. */
  #schema(type: string): Keys | undefined {
    return [type, type.replace(/Input$/, ""), type.replace(/^Unknown/, "")]
      .map((name) => this.#existing(["components", "schemas", name]))
      .find((keys) => keys !== undefined);
  }

  #operation(operation: string): Keys | undefined {
    const [method = "", path = ""] = operation.split(" ");
    return this.#existing(["paths", path, method.toLowerCase()]);
  }

  #parameter(operation: Keys, place: string, name: string): Keys | undefined {
    const lists = [operation, operation.slice(0, -1)].map((owner) => [...owner, "parameters"]);
    return lists
      .flatMap((list) => this.#members(list))
      .find((keys) => {
        const parameter = valueAt(this.#document, keys);
        return memberOf(parameter, "in") === place && memberOf(parameter, "name") === name;
      });
  }

  #body(body: Keys, place: readonly PlaceStep[]): Keys | undefined {
    const start = this.#existing(this.#resolve(body));
    const [mediaType] = start === undefined ? [] : this.#keysAt([...start, "content"]);
    if (start === undefined || mediaType === undefined) return start;
    return this.#follow([...start, "content", mediaType, "schema"], place);
  }

  /** As far as the steps lead. */
  #follow(start: Keys, [step, ...rest]: readonly PlaceStep[]): Keys {
    if (step === undefined) return start;
    const keys = this.#resolve(start);
    const inner =
      "tag" in step
        ? this.#variant(keys, step.tag, step.value)
        : "property" in step
          ? this.#property(keys, step.property)
          : this.#existing([...keys, step.items === "list" ? "items" : "additionalProperties"]);
    if (inner !== undefined) return this.#follow(inner, rest);
    return "tag" in step ? this.#follow(keys, rest) : keys;
  }

  /** A property of the schema itself, or of what `allOf` puts together with it. */
  #property(schema: Keys, name: string, seen: readonly string[] = []): Keys | undefined {
    const keys = this.#resolve(schema);
    const pointer = formatPointer(keys);
    if (seen.includes(pointer)) return undefined;
    return (
      this.#existing([...keys, "properties", name]) ??
      this.#members([...keys, "allOf"])
        .map((part) => this.#property(part, name, [...seen, pointer]))
        .find((found) => found !== undefined)
    );
  }

  #variant(union: Keys, tag: string, value: string): Keys | undefined {
    return ["oneOf", "anyOf"]
      .flatMap((keyword) => this.#members([...union, keyword]))
      .find(
        (keys) => JSON.stringify(valueAt(this.#document, [...keys, "properties", tag, "const"])) === value,
      );
  }

  /** Members of a list; a reference counts as its target. */
  #members(list: Keys): Keys[] {
    return itemsOf(valueAt(this.#document, list)).map((_, index) => this.#resolve([...list, String(index)]));
  }

  #keysAt(keys: Keys): string[] {
    return entriesOf(valueAt(this.#document, keys)).map(([key]) => key);
  }

  #resolve(keys: Keys): Keys {
    return followKeys(this.#document, keys);
  }

  #existing(keys: Keys): Keys | undefined {
    return valueAt(this.#document, keys) === undefined ? undefined : keys;
  }
}
