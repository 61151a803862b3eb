/** Stands in a value for an expression that is written as it is, such as an imported name. */
export class Expression {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A call of an imported function, such as `byNumber("page", 1)`. */
export function callTo(name: string, ...values: readonly unknown[]): Expression {
  return new Expression(`${name}(${values.map(renderLiteral).join(", ")})`);
}

/** Writes a value as TypeScript; `undefined` members are left out. */
export function renderLiteral(value: unknown): string {
  // A bundler drops an unused call only when it is marked as pure.
  if (value instanceof Expression) return value.text.replace(/^(?=\w+\()/, "/* @__PURE__ */ ");
  if (Array.isArray(value)) return `[${value.map(renderLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}: ${renderLiteral(member)}`).join(", ")}}`;
}
