// JSON Schemas in, TypeScript text out: the only module that openapi-typescript works for.
import type { ReferenceObject, SchemaObject, TransformNodeOptions } from "openapi-typescript";
import type {
  HeritageClause,
  InterfaceDeclaration,
  Node,
  PropertySignature,
  TypeAliasDeclaration,
  TypeNode,
} from "typescript";
import { docComment } from "./doc-comment.ts";
import { prepareSchema } from "./prepare-schema.ts";
import { astToString, transformSchemaObject, ts } from "./openapi-typescript.ts";
import { admitUnrecognized } from "./unrecognized-values.ts";

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

/** Names of types that the output refers to and does not declare. */
export interface EmitOptions {
  /** Stands for a value of an enum or a tag that the spec does not know. */
  readonly unrecognized: string;
  /** Comment of a property that requests refuse, in place of what it is. */
  readonly refused: string;
  /** Called with the name of every type that the output refers to. */
  readonly onReference: (name: string) => void;
}

/**
 * Writes a declaration per schema. `$ref`s to `#/components/schemas/Name` become the plain name, enums
 * and tagged unions also take values that the spec does not know, and `{ type: object, "x-type": "Date" }` stands for the TypeScript type of that name.
 */
export function emitTypes(declarations: readonly TypeDeclaration[], options: EmitOptions): string {
  const schemas = new Map(declarations.map(({ name, schema }) => [name, schema]));
  const schemaOf = new Map<Node, object>();
  const output = createContext(options, schemaOf);
  const input = acceptMore(output, schemaOf);
  const nodes = declarations.map((declaration) => {
    const prepared = prepareSchema(declaration.schema, schemas);
    const schema = admitUnrecognized(prepared, options.unrecognized, schemas);
    const node = declare({ ...declaration, schema }, declaration.isInput ? input : output);
    schemaOf.set(node, declaration.schema);
    visit(node, (part) => {
      const shown = schemaOf.get(part);
      const described = shown && withDescription(shown, schemas);
      setComment(part, described && docComment(withReason(described, options)));
      const reference = nameOfReference(part);
      if (reference !== undefined) options.onReference(reference);
    });
    return node;
  });
  return astToString(nodes);
}

type SchemaNode = SchemaObject | ReferenceObject;
// Without the settings for loading a document, which transforming a schema does not touch.
type Context = Omit<TransformNodeOptions["ctx"], "redoc">;
interface SchemaTransformer {
  // A method, because TypeScript lets a method take less than the function behind it declares.
  transform(schema: SchemaNode, options: { path?: string; ctx: Context }): TypeNode;
}
const transformer: SchemaTransformer = { transform: transformSchemaObject };
function declare({ name, schema, extends: base }: TypeDeclaration, ctx: Context): DeclarationNode {
  if (!isSchema(schema)) throw new TypeError(`${name} is not a schema`);
  const type = transformer.transform(schema, { path: `#/components/schemas/${name}`, ctx });
  const modifiers = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  if (!ts.isTypeLiteralNode(type) && base === undefined) {
    return ts.factory.createTypeAliasDeclaration(modifiers, name, undefined, type);
  }
  const heritage = base === undefined ? [] : [extendsClause(base)];
  const members = ts.isTypeLiteralNode(type) ? type.members : [];
  return ts.factory.createInterfaceDeclaration(modifiers, name, undefined, heritage, members);
}

function isSchema(value: object): value is SchemaNode {
  return !Array.isArray(value);
}

type DeclarationNode = TypeAliasDeclaration | InterfaceDeclaration;

function extendsClause(base: string): HeritageClause {
  const type = ts.factory.createExpressionWithTypeArguments(ts.factory.createIdentifier(base), undefined);
  return ts.factory.createHeritageClause(ts.SyntaxKind.ExtendsKeyword, [type]);
}

function createContext({ unrecognized }: EmitOptions, schemaOf: Map<Node, object>): Context {
  return {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    defaultNonNullable: false,
    // The tag of a variant is a `const`; nothing is to be derived from a discriminator.
    discriminators: { objects: {}, refsHandled: [] },
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    rootTypes: false,
    rootTypesNoSchemaPrefix: false,
    rootTypesKeepCasing: false,
    silent: true,
    transform: (schema) => specialType(schema, unrecognized),
    transformProperty: (property, schema) => {
      schemaOf.set(property, schema);
      return property;
    },
    postTransform: (type) => joinUnions(type) ?? joinLiterals(type) ?? plainReference(type),
    // Asked for `allOf` only, to make properties of a member required, which was done before.
    resolve: () => undefined,
  };
}

/** The context for types of what is only ever given. */
function acceptMore(context: Context, schemaOf: Map<Node, object>): Context {
  return {
    ...context,
    transformProperty: (property, schema) => {
      const taken = takeUndefined(property);
      schemaOf.set(taken, schema);
      return taken;
    },
    postTransform: (type, options) =>
      ts.isArrayTypeNode(type) || ts.isTupleTypeNode(type)
        ? ts.factory.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, type)
        : context.postTransform?.(type, options),
  };
}

/** `name?: string` → `name?: string | undefined`, and `name?: never` → `name?: undefined` */
function takeUndefined(property: PropertySignature): PropertySignature {
  const { modifiers, name, questionToken, type } = property;
  if (questionToken === undefined || type === undefined || type.kind === ts.SyntaxKind.UnknownKeyword)
    return property;
  const members = membersOf(type).filter(({ kind }) => kind !== ts.SyntaxKind.NeverKeyword);
  const taken = ts.factory.createUnionTypeNode([
    ...withoutRepeats(members),
    ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
  ]);
  return ts.factory.updatePropertySignature(property, modifiers, name, questionToken, taken);
}

/** `number | number`, of whole and other numbers, is `number`. */
function withoutRepeats(types: readonly TypeNode[]): TypeNode[] {
  const { FirstKeyword, LastKeyword } = ts.SyntaxKind;
  const isRepeat = ({ kind }: TypeNode, index: number): boolean =>
    kind >= FirstKeyword && kind <= LastKeyword && types.findIndex((other) => other.kind === kind) < index;
  return types.filter((type, index) => !isRepeat(type, index));
}

function specialType(schema: SchemaNode, unrecognized: string): TypeNode | undefined {
  if ("$ref" in schema && typeof schema.$ref === "string")
    return ts.factory.createTypeReferenceNode(nameOfRef(schema.$ref));
  if ("x-type" in schema && typeof schema["x-type"] === "string")
    return ts.factory.createTypeReferenceNode(schema["x-type"]);
  if (isEmptyObject(schema)) return EMPTY_OBJECT;
  if ("format" in schema && schema.format === "binary") return ts.factory.createTypeReferenceNode("Blob");
  if (!("not" in schema)) return undefined;
  return "type" in schema && schema.type === "string"
    ? ts.factory.createTypeReferenceNode(unrecognized)
    : ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);
}

/** An object that can have no property at all. */
function isEmptyObject(schema: object): boolean {
  const facts = new Map<string, unknown>(Object.entries(schema));
  const isClosed =
    facts.get("additionalProperties") === false ||
    facts.get("unevaluatedProperties") === false ||
    facts.get("maxProperties") === 0;
  const isComposed = ["allOf", "anyOf", "oneOf", "patternProperties"].some((keyword) => facts.has(keyword));
  const hasProperties = Object.keys(facts.get("properties") ?? {}).length > 0;
  return facts.get("type") === "object" && isClosed && !isComposed && !hasProperties;
}

/** `Record<string, never>` */
const EMPTY_OBJECT = ts.factory.createTypeReferenceNode("Record", [
  ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
  ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword),
]);

/** `components["schemas"]["Name"]` → `Name` */
function plainReference(type: TypeNode): TypeNode | undefined {
  if (!ts.isIndexedAccessTypeNode(type) || !ts.isLiteralTypeNode(type.indexType)) return undefined;
  const { literal } = type.indexType;
  return ts.isStringLiteral(literal) ? ts.factory.createTypeReferenceNode(literal.text) : undefined;
}

/** `("a" | "b") | Unrecognized` → `"a" | "b" | Unrecognized` */
function joinUnions(type: TypeNode): TypeNode | undefined {
  return ts.isUnionTypeNode(type)
    ? ts.factory.createUnionTypeNode(withoutRepeats(type.types.flatMap(membersOf)))
    : undefined;
}

/** `{ a: string } & { [key: string]: unknown }` → `{ a: string; [key: string]: unknown }` */
function joinLiterals(type: TypeNode): TypeNode | undefined {
  if (!ts.isIntersectionTypeNode(type) || !type.types.every(ts.isTypeLiteralNode)) return undefined;
  const members = type.types.flatMap((part) => (ts.isTypeLiteralNode(part) ? part.members : []));
  return members.some(isOpenIndex) ? ts.factory.createTypeLiteralNode(members) : undefined;
}

/** Any other property is unknown, which is also true of the named ones. */
function isOpenIndex(member: Node): boolean {
  return ts.isIndexSignatureDeclaration(member) && member.type.kind === ts.SyntaxKind.UnknownKeyword;
}

function membersOf(type: TypeNode): readonly TypeNode[] {
  const inner = ts.isParenthesizedTypeNode(type) ? type.type : type;
  return ts.isUnionTypeNode(inner) ? inner.types : [inner];
}

function nameOfRef(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}

/** It may lack its full stop, and has others in it: `retries.0.end`. */
const FIRST_SENTENCE = /\S.*?(?:[.!?](?=\s|$)|$)/m;

/** A plain reference repeats the first sentence of its target; the whole text is at the type. */
function withDescription(schema: object, schemas: ReadonlyMap<string, object>): object {
  const reference = referenceOf(schema);
  if ("description" in schema || reference === undefined) return schema;
  const target = schemas.get(nameOfRef(reference));
  if (target === undefined || !("description" in target) || typeof target.description !== "string")
    return schema;
  return { ...schema, description: FIRST_SENTENCE.exec(target.description)?.[0] };
}

/** A property that is never sent says why: a reader of the type has no use for what it is in responses. */
function withReason(schema: object, { refused }: EmitOptions): object {
  const isRefused = "not" in schema && Object.keys(Object(schema.not)).length === 0;
  return isRefused ? { ...schema, description: refused } : schema;
}

/** The only schema that one refers to, also next to null, and where it leaves an enum open. */
function referenceOf(schema: unknown): string | undefined {
  if (typeof schema !== "object" || schema === null) return undefined;
  if ("$ref" in schema && typeof schema.$ref === "string") return schema.$ref;
  if (!("anyOf" in schema) || !Array.isArray(schema.anyOf) || schema.anyOf.length > 2) return undefined;
  const [only, ...others] = schema.anyOf.filter((member: object) => "$ref" in member);
  return others.length === 0 ? referenceOf(only) : undefined;
}

/** Our comment instead of openapi-typescript's, which puts the description behind a tag and repeats every example. */
function setComment(node: Node, text: string | undefined): void {
  const kind = ts.SyntaxKind.MultiLineCommentTrivia;
  ts.setSyntheticLeadingComments(
    node,
    text === undefined ? undefined : [{ kind, text, pos: -1, end: -1, hasTrailingNewLine: true }],
  );
}

/** The name of the type that a node refers to. */
function nameOfReference(node: Node): string | undefined {
  const name = ts.isTypeReferenceNode(node)
    ? node.typeName
    : ts.isExpressionWithTypeArguments(node)
      ? node.expression
      : undefined;
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
}

function visit(node: Node, look: (node: Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}
