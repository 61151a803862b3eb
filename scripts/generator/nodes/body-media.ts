import { unescapeKey } from "../../base/json/json-pointer.ts";
import { mediaTypeSupport } from "../media-type.ts";
import { readOperations } from "./operation-nodes.ts";
import type { SpecNode } from "./spec-node.ts";

/** Bodies of both directions, as media type objects. */
export function listMedia(document: SpecNode): SpecNode[] {
  return readOperations(document).flatMap(({ requestMedia, responses }) => [
    ...requestMedia,
    ...responses.flatMap((response) => response.media),
  ]);
}

/** Name of the runtime's function that encodes such a body, if it is not JSON. */
export function encoderOf(media: SpecNode): string | undefined {
  return mediaTypeSupport(unescapeKey(media.name))?.encoder;
}

/** Bodies that consist of bytes. */
export function listByteBodies(document: SpecNode): SpecNode[] {
  return listMedia(document).filter((media) => encoderOf(media) === "encodeBinaryAs");
}
