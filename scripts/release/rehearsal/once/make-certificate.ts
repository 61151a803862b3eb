import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError, runCommand } from "../../../base/process/run-command.ts";

/** Certificate and key of a TLS server on this machine. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate, and the file for clients that should trust it. */
export interface CertificateFile extends Certificate {
  readonly file: string;
}

/** Makes a certificate for 127.0.0.1 that is good for two days, or none where there is no `openssl`. */
export async function makeCertificate(
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<CertificateFile | undefined> {
  const keyFile = join(folder, "key.pem");
  const file = join(folder, "certificate.pem");
  const args = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  args.push("-keyout", keyFile, "-out", file, "-days", "2", "-subj", "/CN=localhost");
  args.push("-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE");
  try {
    await runCommand("openssl", args, { cwd: folder, env });
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
  return { file, key: readFileSync(keyFile, "utf8"), cert: readFileSync(file, "utf8") };
}

/** Environment variables by which the runtimes trust a certificate. */
export function trust(certificate: CertificateFile | undefined): NodeJS.ProcessEnv {
  return certificate === undefined
    ? {}
    : { NODE_EXTRA_CA_CERTS: certificate.file, DENO_CERT: certificate.file };
}
