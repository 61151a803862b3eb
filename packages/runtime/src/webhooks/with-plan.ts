import type { HmacPlan, SchemeReader, SignatureScheme, SignedPart } from "./scheme.js";
import { verifyHmac } from "./verify-hmac.js";
import { verifySharedSecret } from "./with-shared-secret.js";

/** Reads the options where the customer has configured how the platform signs. */
export const withPlan: SchemeReader = (_scheme, { plan }) => {
  if (plan?.type === "hmac") return { scheme: readHmac(plan), keys: plan.secretKey, verify: verifyHmac };
  const { token, headerName: header = "Authorization", bearerPrefixEnabled = true } = plan ?? {};
  const scheme = {
    algorithm: "shared-secret",
    header,
    prefix: bearerPrefixEnabled ? "Bearer " : "",
  } as const;
  return { scheme, keys: token, verify: verifySharedSecret };
};

function readHmac(plan: HmacPlan): SignatureScheme {
  const { payloadFormat = plan.includeTimestamp === false ? "{body}" : "{timestamp}.{body}" } = plan;
  const signed = readFormat(payloadFormat, plan.messageIdHeader);
  return {
    algorithm: `hmac-${plan.algorithm}`,
    header: plan.signatureHeader ?? "x-signature",
    prefix: plan.signaturePrefix ?? "",
    encoding: plan.signatureEncoding ?? "hex",
    signed,
    ...(signed.includes("time") ? { time: { header: plan.timestampHeader ?? "x-timestamp" } } : {}),
    ...(plan.secretIsBase64 ? { secretEncoding: "base64" } : {}),
  };
}

/** Reads a format such as `{timestamp}.{body}`. */
function readFormat(format: string, idHeader: string | undefined): SignedPart[] {
  const places: Readonly<Record<string, SignedPart | undefined>> = {
    "{body}": "body",
    "{timestamp}": "time",
    "{method}": "method",
    "{url}": "url",
    "{svix-id}": idHeader === undefined ? undefined : { header: idHeader },
  };
  if (!format.includes("{body}")) throw new TypeError("payloadFormat must contain {body}");
  const parts = format.split(/(\{[\w-]+\})/).filter(Boolean);
  return parts.map((text) => {
    const part = /^\{[\w-]+\}$/.test(text) ? places[text] : { text };
    if (part !== undefined) return part;
    throw new TypeError(
      text === "{svix-id}"
        ? "payloadFormat with {svix-id} needs messageIdHeader"
        : `unknown ${text} in payloadFormat; expected one of ${Object.keys(places).join(", ")}`,
    );
  });
}
