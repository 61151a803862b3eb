import { isObject, itemsOf, memberOf, textOf, type JsonObject } from "../../base/json/json-object.ts";
import { toCamelCase } from "./words.ts";

/**
 * A required header with one possible value becomes an option of the client where every operation has it; elsewhere it is
 * optional, so that no call has to repeat a constant.
 */
export function liftFixedHeaders(paths: Record<string, Record<string, JsonObject>>): void {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const counts = Map.groupBy(operations.flatMap(listFixed), (name) => name);
  const lift = (parameter: unknown): unknown => {
    const name = isObject(parameter) ? fixedName(parameter) : undefined;
    if (!isObject(parameter) || name === undefined) return parameter;
    const value = memberOf(parameter["schema"], "const");
    if (counts.get(name)?.length !== operations.length) return { ...parameter, required: false };
    const schema = { type: "string", enum: [value], default: value };
    return { ...parameter, "x-client-option": toCamelCase(name), schema };
  };
  for (const item of Object.values(paths))
    for (const [method, operation] of Object.entries(item))
      if (operation["parameters"] !== undefined)
        item[method] = { ...operation, parameters: itemsOf(operation["parameters"]).map(lift) };
}

function listFixed(operation: JsonObject): string[] {
  return itemsOf(operation["parameters"])
    .filter(isObject)
    .flatMap((parameter) => fixedName(parameter) ?? []);
}

function fixedName(parameter: JsonObject): string | undefined {
  const isFixed = textOf(memberOf(parameter["schema"], "const")) !== undefined;
  return parameter["in"] === "header" && parameter["required"] === true && isFixed
    ? textOf(parameter["name"])
    : undefined;
}
