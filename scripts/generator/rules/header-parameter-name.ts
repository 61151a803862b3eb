import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";

const OWNERS: Readonly<Record<string, string>> = {
  authorization: "a security scheme says so",
  accept: "the media types of the responses say so",
  "content-type": "the media type of the request body says so",
  cookie: "clients send no cookies",
};

/** RFC 9110, section 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/** Headers that OpenAPI has another place for, and names that no header can have. */
export const headerParameterName = documentRule((document, report) => {
  for (const parameter of readOperations(document).flatMap(({ parameters }) => parameters)) {
    if (parameter.child("in").text !== "header") continue;
    const name = parameter.child("name");
    const { text = "" } = name;
    const owner = OWNERS[text.toLowerCase()];
    if (owner !== undefined) report(name, `${text} is no header parameter: ${owner}`);
    if (!TOKEN.test(text)) report(name, "no header can have this name, such as one with a space");
  }
});
