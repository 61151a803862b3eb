import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { isPlainObject } from "../values/platform-object.js";
import type { PagePart } from "./walk.js";

/** The parameters of a list are properties of its JSON body. */
export const inBody: PagePart = {
  read(call, { body = {} }) {
    if (isPlainObject(body)) return body;
    throw new InvalidRequestError(call, "body", undefined, "must be a plain object of names and values");
  },
  write: (init, body) => ({ ...init, body }),
};
