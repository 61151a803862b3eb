import { isObject } from "../../base/json/json-object.ts";
import type { Schemas } from "./required-names.ts";
import { objectOf, writeMember, writeType } from "./type-text.ts";
import { TypeWriter, type WriterOptions } from "./type-writer.ts";

/** One exported type. An object schema becomes an interface, anything else a type alias. */
export interface TypeDeclaration {
  readonly name: string;
  readonly schema: object;
  /** Name of an interface that this one extends. */
  readonly extends?: string;
  /**
   * True if values of it are only sent and never received. Such a type takes `undefined` for what may be left out, also
   * under `exactOptionalPropertyTypes`, and lists that nobody may change.
   */
  readonly isInput?: boolean;
}

/**
 * Writes a declaration per schema. References to `#/components/schemas/Name` become the plain name, and
 * `{ "x-type": "Date" }` is the TypeScript type of that name.
 */
export function emitTypes(declarations: readonly TypeDeclaration[], options: WriterOptions): string {
  const schemas = new Map(declarations.map(({ name, schema }) => [name, schema]));
  return declarations.map((declaration) => declare(declaration, schemas, options)).join("\n");
}

function declare(
  { name, schema, extends: base, isInput = false }: TypeDeclaration,
  schemas: Schemas,
  options: WriterOptions,
): string {
  if (!isObject(schema)) throw new TypeError(`${name} is not a schema`);
  const writer = new TypeWriter(schemas, options, isInput);
  const type = writer.write(schema);
  const comment = writer.comment(schema);
  const object = objectOf(type);
  if (object === undefined && base === undefined)
    return `${comment}export type ${name} = ${writeType(type)};`;
  const heritage = base === undefined ? "" : ` extends ${writer.refer(base)}`;
  return `${comment}export interface ${name}${heritage} ${writeMember(object ?? NO_MEMBERS)}`;
}

const NO_MEMBERS = { members: [], isOpen: false };
