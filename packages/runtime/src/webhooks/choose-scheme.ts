import type { AuthenticationPlan, SignatureScheme, WebhookFacts } from "./scheme.js";
import { WebhookError } from "./webhook-error.js";

/** Options that choose a scheme and its keys, of all platforms together. */
export interface SchemeOptions {
  readonly secret?: string | readonly string[] | undefined;
  readonly keys?: string | readonly string[] | undefined;
  readonly signature?: Partial<SignatureScheme> | undefined;
  readonly plan?: AuthenticationPlan | undefined;
}

/** A complete scheme, and the keys or secrets as text. */
export interface ChosenScheme {
  readonly scheme: SignatureScheme & { readonly header: string };
  readonly keys: readonly string[];
}

/** Chooses the scheme of the spec, or the one that the customer has configured, and checks that it has a key. */
export function chooseScheme({ signature, configure }: WebhookFacts, options: SchemeOptions): ChosenScheme {
  const { plan } = options;
  const planned = plan === undefined ? undefined : configure?.(plan);
  const scheme = {
    header: "",
    ...("algorithm" in signature ? signature : planned?.scheme),
    ...options.signature,
  };
  const { algorithm, header, signed } = scheme;
  const secrets =
    scheme.keys === undefined ? (planned?.secret ?? options.secret) : (options.keys ?? scheme.keys);
  const keys = [secrets ?? []].flat();
  if (keys.length === 0 || keys.includes(""))
    throw new WebhookError(
      "no-key",
      "no key, or an empty one, to verify with; pass the secret of the webhook",
    );
  if (algorithm === undefined || header === "")
    throw new TypeError("the header of the signature is unknown; pass it as signature.header");
  if (algorithm !== "shared-secret" && !signed?.includes("body"))
    throw new TypeError("the signature must cover the body; add it to what is signed");
  return { scheme: { ...scheme, algorithm, header }, keys };
}
