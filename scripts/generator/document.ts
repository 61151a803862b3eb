// The parts of an OpenAPI 3.1 document that the generator reads. Only schemas still refer to each other.

export interface OpenApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers: readonly Server[];
  readonly security?: readonly SecurityRequirement[];
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  /** What the platform sends, by the name of the event. */
  readonly webhooks?: Readonly<Record<string, PathItem>>;
  readonly components?: Components;
  readonly "x-tour"?: readonly string[];
  readonly "x-rate-limit"?: readonly RateLimit[];
  /** The scheme in the form that the runtime has it in. */
  readonly "x-webhook-signature"?: WebhookSignature;
  readonly "x-webhook-event"?: WebhookPlaces;
  readonly "x-trace-id"?: { readonly body?: string; readonly header?: string };
}

/** Facts about the scheme that decide which options an application has. */
export interface WebhookSignature {
  readonly algorithm?: string;
  readonly header?: string;
  readonly keys?: readonly string[];
  readonly configured?: string;
}

/** Where the name, the id and the time of an event are. */
export interface WebhookPlaces {
  readonly name: string;
  readonly unnamed?: { readonly name: string; readonly has: readonly string[] };
  readonly id?: readonly string[];
  readonly time?: { readonly place: string; readonly unit: string };
}

export interface Server {
  readonly url: string;
  readonly variables?: Readonly<Record<string, ServerVariable>>;
  readonly "x-region"?: string;
}

export interface ServerVariable {
  readonly default: string;
  readonly enum?: readonly string[];
  readonly description?: string;
}

export interface RateLimit {
  /** Names of headers, by their meaning. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Components {
  readonly schemas?: Readonly<Record<string, Schema>>;
  readonly securitySchemes?: Readonly<Record<string, SecurityScheme>>;
}

export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

export type PathItem = { readonly parameters?: readonly Parameter[] } & {
  readonly [M in (typeof METHODS)[number]]?: OperationObject;
};

export interface OperationObject {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, Response>>;
  readonly security?: readonly SecurityRequirement[];
  readonly "x-retry"?: "never" | "safe";
  readonly "x-pagination"?: Pagination;
  /** Places in responses from which the body can be built, such as `getAgent` or `listAgents#/agents/0`. */
  readonly "x-round-trip"?: readonly string[];
  /** Facts about the event of a webhook. */
  readonly "x-webhook-event"?: { readonly id: readonly string[] };
}

/** Facts about getting the next page. The pointers are relative to the response. */
export interface Pagination {
  readonly kind: string;
  readonly items: string;
  readonly in?: "body";
  readonly size?: { readonly parameter: string; readonly default: number };
  readonly cursor?: CursorPart | readonly CursorPart[];
  readonly page?: { readonly parameter: string; readonly first: number };
  /** The URL of the next page. */
  readonly next?: string;
  readonly more?: string;
  readonly total?: string;
  readonly lastPage?: string;
}

/** A parameter of a cursor, and where its value is: in the last item or in the response. */
export interface CursorPart {
  readonly parameter: string;
  readonly lastItem?: string;
  readonly next?: string;
}

/** Schemes that are needed together, each with its scopes. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example>>;
  readonly "x-client-option"?: string;
}

export interface RequestBody {
  readonly description?: string;
  readonly required?: boolean;
  readonly content: Readonly<Record<string, MediaType>>;
}

export interface Response {
  readonly description: string;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly links?: Readonly<Record<string, Link>>;
}

export interface MediaType {
  readonly schema: Schema;
  /** Encoding of the fields of a form, by name. */
  readonly encoding?: Readonly<Record<string, { readonly contentType?: string }>>;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example>>;
}

export interface Example {
  readonly summary?: string;
  readonly value: unknown;
}

export interface Link {
  readonly operationId: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface SecurityScheme {
  readonly type: string;
  readonly scheme?: string;
  readonly name?: string;
  readonly in?: string;
  readonly description?: string;
}

/** A JSON Schema object. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly discriminator?: { readonly propertyName: string };
  readonly allOf?: readonly Schema[];
}
