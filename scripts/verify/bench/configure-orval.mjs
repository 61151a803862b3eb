/** Configures orval: types and a fetch client from one spec, in one file. */
export function configureOrval(spec, file) {
  return {
    // The specs share parts, which orval reads from other files only when told that it may.
    input: { target: spec, parserOptions: { externalRefs: { allow: ["*"] } } },
    // The parameters in headers are left out otherwise, which the others write types for.
    output: { target: file, client: "fetch", headers: true },
  };
}

/** Without these it says what it does, and goes on after an error. */
export const ORVAL_OPTIONS = { logLevel: "silent", throwOnError: true };
