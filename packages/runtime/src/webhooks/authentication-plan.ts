import type { AuthenticationPlan, HmacPlan, PlanReader, SignatureScheme, SignedPart } from "./scheme.js";

/** Reads a plan into the scheme that it describes. */
export const readAuthenticationPlan: PlanReader = (plan: AuthenticationPlan) => {
  if (plan.type === "hmac") return { scheme: readHmac(plan), secret: plan.secretKey };
  const { token, headerName = "Authorization", bearerPrefixEnabled = true } = plan;
  const prefix = bearerPrefixEnabled ? "Bearer " : "";
  return { scheme: { algorithm: "shared-secret", header: headerName, prefix }, secret: token };
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
  const parts = format.split(/(\{[\w-]+\})/).filter((text) => text !== "");
  return parts.map((text) => {
    const part = /^\{[\w-]+\}$/.test(text) ? places[text] : { text };
    if (part !== undefined) return part;
    throw new TypeError(
      text === "{svix-id}"
        ? "payloadFormat has {svix-id}; pass messageIdHeader, which has its value"
        : `payloadFormat has ${text}; expected ${Object.keys(places).join(", ")}`,
    );
  });
}
