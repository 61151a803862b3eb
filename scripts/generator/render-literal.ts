/** Represents an expression within a value, such as an imported name. It is written unchanged. */
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

/** Writes a value as TypeScript. Omits `undefined` members. */
export function renderLiteral(value: unknown): string {
  // Bundlers drop unused calls only if they are marked as pure.
  if (value instanceof Expression) return value.text.replace(/^(?=\w+\()/, "/* @__PURE__ */ ");
  if (Array.isArray(value)) return `[${value.map(renderLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}: ${renderLiteral(member)}`).join(", ")}}`;
}
