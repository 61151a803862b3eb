import { stringify } from "yaml";
import { inputName } from "./directions/directed-components.ts";
import { unknownName } from "./directions/unknown-variant.ts";
import { readSpec } from "./read-spec.ts";

/**
 * Returns the forms of a schema in each direction, as YAML; empty if no operation uses it. The generator's own names, such as
 * `AgentInput` and `UnknownAction`, also work.
 */
export async function explainSchema(root: string, id: string, type: string): Promise<string> {
  const { document } = await readSpec(root, id);
  const schemas = document.components?.schemas ?? {};
  const name =
    Object.keys(schemas).find((one) => type === inputName(one) || type === unknownName(one)) ?? type;
  const forms = [
    ["as received", name],
    ["kinds that this version does not know", unknownName(name)],
    ["as sent", inputName(name)],
  ] as const;
  const isSplit = inputName(name) in schemas;
  return forms
    .filter(([, form]) => form in schemas)
    .map(([direction, form]) => {
      const comment = isSplit || form !== name ? direction : "in every direction";
      return `# ${id}: ${form}, ${comment}\n${stringify({ [form]: schemas[form] }, { lineWidth: 110 })}`;
    })
    .join("\n");
}
