export type { EditTable, InputPlace, InputShape, ShapeReference } from "./edit/input-shape.js";
export { createToInput, type ToInput } from "./edit/to-input.js";
