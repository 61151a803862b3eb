import { documentRule } from "../nodes/document-rule.ts";

/** Schemas mean different things in other versions. */
export const openapiVersion = documentRule((document, report) => {
  const version = document.child("openapi");
  if (version.text !== undefined && /^3\.1\.\d+$/.test(version.text)) return;
  report(
    version,
    `openapi must be 3.1.x, got ${String(version.value)}; convert what differs, such as "nullable"`,
  );
});
