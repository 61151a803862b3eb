import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";

const OWNERS: Readonly<Record<string, string>> = {
  authorization: "a security scheme says so",
  accept: "the media types of the responses say so",
  "content-type": "the media type of the request body says so",
  cookie: "clients send no cookies",
};

/** Headers that OpenAPI has another place for. */
export const headerParameterName = documentRule((document, report) => {
  for (const parameter of readOperations(document).flatMap(({ parameters }) => parameters)) {
    const name = parameter.child("name");
    const owner = OWNERS[name.text?.toLowerCase() ?? ""];
    if (parameter.child("in").text === "header" && owner !== undefined)
      report(name, `${name.text} is no header parameter: ${owner}`);
  }
});
