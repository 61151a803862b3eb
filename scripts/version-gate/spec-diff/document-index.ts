import type { BundledDocument } from "../bundle-document.ts";
import { type DocumentPlace, membersBelow, referenceOf } from "../../json/document-place.ts";
import { isObject } from "../../json/json-object.ts";
import { formatPointer, parsePointer, valueAt } from "../../json/json-pointer.ts";
import { METHODS } from "../../generator/document.ts";

export type Direction = "request" | "response";

/** Who uses a place of the document. */
export interface Usage {
  readonly directions: ReadonlySet<Direction>;
  /** `POST /tickets`, in the order of the document. */
  readonly operations: readonly string[];
  /** The directions in which it stands only beside a member that takes any text, as a list of known values. */
  readonly openIn: ReadonlySet<Direction>;
}

const DIRECTIONS: readonly Direction[] = ["request", "response"];

interface Use {
  readonly operation: string;
  readonly direction: Direction;
  readonly isOpen: boolean;
}

/** Answers which operations send or receive what is at a place, through however many references. */
export class DocumentIndex {
  readonly document: BundledDocument;
  readonly #uses = new Map<string, Use[]>();

  constructor(document: BundledDocument) {
    this.document = document;
    for (const [path, item] of entriesOf(document["paths"])) {
      for (const [method, operation] of methodsOf(item)) {
        const name = `${method.toUpperCase()} ${path}`;
        const request = [
          valueAt(item, ["parameters"]),
          valueAt(operation, ["parameters"]),
          valueAt(operation, ["requestBody"]),
        ];
        for (const part of request)
          this.#follow(part, { operation: name, direction: "request", isOpen: false }, new Set());
        this.#follow(
          valueAt(operation, ["responses"]),
          { operation: name, direction: "response", isOpen: false },
          new Set(),
          "names",
        );
      }
    }
  }

  at(pointer: string): unknown {
    return valueAt(this.document, parsePointer(pointer));
  }

  /** What is at the keys when every reference on the way is followed. */
  follow(keys: readonly string[]): unknown {
    return keys.reduce<unknown>((node, key) => {
      const inner = valueAt(this.resolve(node), [key]);
      // The mapping of a discriminator refers by plain text.
      return typeof inner === "string" && inner.startsWith("#/") ? this.at(inner) : inner;
    }, this.document);
  }

  /** What a reference leads to; anything else as it is. */
  resolve(node: unknown): unknown {
    return isObject(node) && typeof node["$ref"] === "string" ? this.resolve(this.at(node["$ref"])) : node;
  }

  usageOf(pointer: string): Usage {
    const keys = parsePointer(pointer);
    const isOpenHere = this.#isInOpenUnion(keys);
    const [root, path, member, part] = keys;
    if (root === "paths" && path !== undefined) {
      const methods = methodsOf(valueAt(this.document, ["paths", path])).map(([method]) => method);
      const own = member === undefined || member === "parameters" ? methods : [member];
      const operations = own.map((method) => `${method.toUpperCase()} ${path}`);
      const direction =
        member === "parameters" || part === "parameters" || part === "requestBody"
          ? "request"
          : part === "responses"
            ? "response"
            : undefined;
      return {
        operations,
        directions: new Set(direction === undefined ? [] : [direction]),
        openIn: new Set(isOpenHere ? DIRECTIONS : []),
      };
    }
    const uses = root === "components" ? (this.#uses.get(formatPointer(keys.slice(0, 3))) ?? []) : [];
    const isOpenIn = (direction: Direction): boolean =>
      uses.every((use) => use.direction !== direction || use.isOpen);
    return {
      operations: [...new Set(uses.map(({ operation }) => operation))],
      directions: new Set(uses.map(({ direction }) => direction)),
      openIn: new Set(DIRECTIONS.filter((direction) => isOpenHere || isOpenIn(direction))),
    };
  }

  /** `anyOf` of which one member takes any text. */
  isOpenUnion(node: unknown): boolean {
    return listAt(node, "anyOf").some((member) => {
      const schema = this.resolve(member);
      return isObject(schema) && schema["type"] === "string" && !("enum" in schema) && !("const" in schema);
    });
  }

  #isInOpenUnion(keys: readonly string[]): boolean {
    const union = keys.lastIndexOf("anyOf");
    return (
      union >= 0 && keys.length - union <= 3 && this.isOpenUnion(valueAt(this.document, keys.slice(0, union)))
    );
  }

  #follow(node: unknown, use: Use, seen: Set<string>, place: DocumentPlace = "keywords"): void {
    const reference = referenceOf(node, place);
    if (reference !== undefined) {
      const key = `${reference} ${use.isOpen}`;
      if (seen.has(key)) return;
      seen.add(key);
      const uses = this.#uses.get(reference) ?? [];
      this.#uses.set(reference, [...uses, use]);
      this.#follow(this.at(reference), use, seen, place);
    }
    const isOpen = !Array.isArray(node) && this.isOpenUnion(node);
    for (const [key, value, inner] of membersBelow(place, node)) {
      const isMember = Array.isArray(node) ? use.isOpen : key === "anyOf" && isOpen;
      this.#follow(value, { ...use, isOpen: isMember }, seen, inner);
    }
  }
}

function entriesOf(node: unknown): [string, unknown][] {
  return isObject(node) ? Object.entries(node) : [];
}

function methodsOf(item: unknown): [string, unknown][] {
  return METHODS.flatMap((method): [string, unknown][] => {
    const operation = valueAt(item, [method]);
    return operation === undefined ? [] : [[method, operation]];
  });
}

export function listAt(node: unknown, key: string): readonly unknown[] {
  const list = valueAt(node, [key]);
  return Array.isArray(list) ? list : [];
}
