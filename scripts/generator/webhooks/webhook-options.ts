import type { WebhookSignature } from "../document.ts";

/** The runtime's option types: the subpath uses one, and `testing` the other, prefixed with `Sign`. */
export const OPTION_TYPES: readonly string[] = [
  "PlanOptions",
  "PublicKeyOptions",
  "SecretOptions",
  "UndocumentedOptions",
].flatMap((name) => [name, `Sign${name}`]);

/** What an application gives to check and to sign deliveries, by the scheme of the platform. */
export interface WebhookOptions {
  /** The runtime's function that reads the options. */
  readonly reader: string;
  /** The runtime's type of the options of `verifyWebhook` and `handleWebhook`. */
  readonly type: string;
  /** The runtime's type of the options of `signWebhook`. */
  readonly signType: string;
  /** The options in an example; without them when none is required. */
  readonly example: string | undefined;
  /** The options of `signWebhook` in a test. */
  readonly signExample: string;
  /** The options of the verifier in the same test. */
  readonly verifyExample: string;
  /** Says in a sentence what the options are. */
  readonly explanation: string;
}

/** Chooses the options; `variable` is the environment variable of the secret. */
export function chooseOptions(
  { configured, keys, header, algorithm }: WebhookSignature,
  variable: string,
): WebhookOptions {
  const secret = `secret: process.env.${variable} ?? ""`;
  if (configured !== undefined)
    return {
      reader: "withPlan",
      type: "PlanOptions",
      signType: "SignPlanOptions",
      example: `{ plan: { type: "bearer", token: process.env.${variable} ?? "" } }`,
      signExample: `{ plan: { type: "bearer", token: "secret of the test" } }`,
      verifyExample: `{ plan: { type: "bearer", token: "secret of the test" } }`,
      explanation: "`plan` is the credential as you configured it at the platform.",
    };
  if (keys !== undefined)
    return {
      reader: "withPublicKeys",
      type: "PublicKeyOptions",
      signType: "SignPublicKeyOptions",
      example: undefined,
      signExample: "{ key }",
      verifyExample: "{ keys: publicKey }",
      explanation: "The public keys of the platform are built in; `keys` replaces them.",
    };
  if (header !== undefined)
    return {
      reader: algorithm === "shared-secret" ? "withSharedSecret" : "withSecret",
      type: "SecretOptions",
      signType: "SignSecretOptions",
      example: `{ ${secret} }`,
      signExample: `{ secret: "secret of the test" }`,
      verifyExample: `{ secret: "secret of the test" }`,
      explanation: "`secret` can be a list while one secret replaces another.",
    };
  return {
    reader: "withUndocumentedSecret",
    type: "UndocumentedOptions",
    signType: "SignUndocumentedOptions",
    example: `{ ${secret}, signature: { header: "x-signature" } }`,
    signExample: `{ secret: "secret of the test", signature: { header: "x-signature" } }`,
    verifyExample: `{ secret: "secret of the test", signature: { header: "x-signature" } }`,
    explanation:
      "The vendor does not document the header of the signature: look it up in a delivery, and give it as `signature.header`.",
  };
}
