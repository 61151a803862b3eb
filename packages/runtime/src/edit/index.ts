export type { EditTable, InputPlace, InputShape, ShapeReference } from "./input-shape.js";
export { createToInput, type ToInput } from "./to-input.js";
