import { NO_OBJECTS } from "./bodies.js";
import type { Random } from "./random.js";
import { type Bytes, concat, encode, type ReferenceKey, signBody, write } from "./reference-signer.js";
import type { TestScheme } from "./schemes.js";

/** What a platform sends, in parts. */
export interface Parts {
  readonly body: Bytes;
  readonly time: string;
  readonly signatures: readonly string[];
}

/** What arrives. */
export interface Sent {
  readonly body: Bytes;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** True if the verifier must accept it. */
  readonly isValid: boolean;
}

export interface Situation {
  readonly scheme: TestScheme;
  readonly random: Random;
  readonly key: ReferenceKey;
  readonly otherKey: ReferenceKey;
  /** Time of the verifier's clock. */
  readonly now: number;
  /** A delivery that is valid. */
  readonly parts: Parts;
}

/** Changes a valid delivery; `undefined` when the scheme has nothing that could be changed so. */
export type Mutation = (situation: Situation) => Promise<Sent | undefined> | Sent | undefined;

function send({ scheme, parts }: Situation, changes: Partial<Parts>, isValid: boolean): Sent {
  const { body, time, signatures } = { ...parts, ...changes };
  return { body, headers: scheme.headers(signatures, time), isValid };
}

/** Refused, unless the change has changed nothing. */
function sendBody(situation: Situation, body: Bytes): Sent {
  const { parts } = situation;
  const isSame = body.length === parts.body.length && body.every((byte, index) => byte === parts.body[index]);
  return send(situation, { body }, isSame);
}

function sendText(situation: Situation, change: (text: string) => string): Sent {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(situation.parts.body);
  return sendBody(situation, encode(change(text)));
}

function sendSignature(situation: Situation, change: (signature: string) => string): Sent | undefined {
  const [signature = ""] = situation.parts.signatures;
  const changed = change(signature);
  return changed === signature ? undefined : send(situation, { signatures: [changed] }, false);
}

/** Signed by the right key, at another time. */
async function sendAt(situation: Situation, ms: number, isValid: boolean): Promise<Sent | undefined> {
  const { scheme, key, parts } = situation;
  if (scheme.writeTime === undefined) return undefined;
  const time = scheme.writeTime(ms);
  const signatures = [await signBody(scheme, key, parts.body, time)];
  return send(situation, { time, signatures }, isValid);
}

/** Right and wrong signatures. */
async function sendSeveral(situation: Situation, wrong: number, isValid: boolean): Promise<Sent> {
  const { scheme, otherKey, random, parts } = situation;
  const bad = await signBody(scheme, otherKey, parts.body, parts.time);
  const signatures = Array.from({ length: wrong }, () => bad);
  signatures.splice(random.below(wrong + 1), 0, ...parts.signatures);
  return send(situation, { signatures }, isValid);
}

function unescape(json: string): string {
  return json.replaceAll("\\/", "/").replaceAll("\\u00e9", "\u00e9");
}

function reverse(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.entries(value).reduceRight((all, [key, member]) => ({ ...all, [key]: member }), {});
}

function parse(text: string): unknown {
  const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
  return parsed;
}

/** Every mutation, by its name. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  none: (situation) => send(situation, {}, true),
  "none, a second time": (situation) => send(situation, {}, true),
  "another bit in the body": (situation) => {
    const body = situation.parts.body.slice();
    const index = situation.random.below(body.length);
    body[index] = (body[index] ?? 0) ^ (1 << situation.random.below(8));
    return sendBody(situation, body);
  },
  "a byte less": (situation) => sendBody(situation, situation.parts.body.slice(0, -1)),
  "a line more": (situation) => sendText(situation, (text) => `${text}\n`),
  "other spaces": (situation) => sendText(situation, (text) => JSON.stringify(parse(text), null, 1)),
  "another order": (situation) => sendText(situation, (text) => JSON.stringify(reverse(parse(text)))),
  "no spaces": (situation) => sendText(situation, (text) => JSON.stringify(parse(text))),
  "other escapes": (situation) => sendText(situation, unescape),
  "all of Unicode escaped": (situation) =>
    sendText(situation, (text) =>
      text.replaceAll(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`),
    ),
  "composed characters": (situation) => sendText(situation, (text) => text.normalize("NFC")),
  "decomposed characters": (situation) => sendText(situation, (text) => text.normalize("NFD")),
  "no byte order mark": (situation) => sendText(situation, (text) => text.replace(/^\uFEFF/, "")),
  "one more byte order mark": (situation) => sendText(situation, (text) => `\uFEFF${text}`),
  "UTF-16": ({ parts, ...situation }) => {
    const text = new TextDecoder().decode(parts.body);
    const units = Uint16Array.from(text, (character) => character.charCodeAt(0));
    return sendBody({ parts, ...situation }, new Uint8Array(units.buffer));
  },
  "no body": (situation) => sendBody(situation, encode("")),
  "no event": async (situation) => {
    const { scheme, key, random, parts } = situation;
    const body = random.pick(NO_OBJECTS);
    return send(situation, { body, signatures: [await signBody(scheme, key, body, parts.time)] }, false);
  },
  "another key": async (situation) => {
    const { scheme, otherKey, parts } = situation;
    return send(situation, { signatures: [await signBody(scheme, otherKey, parts.body, parts.time)] }, false);
  },
  "the signature of another body": async (situation) => {
    const { scheme, key, parts } = situation;
    return send(situation, { signatures: [await signBody(scheme, key, encode("{}"), parts.time)] }, false);
  },
  "about as old as it may be": (situation) =>
    sendAt(situation, situation.now - (situation.scheme.toleranceMs ?? 1e9) + 2000, true),
  "too old": (situation) => {
    const { toleranceMs } = situation.scheme;
    return sendAt(situation, situation.now - (toleranceMs ?? 1e9) - 2000, toleranceMs === undefined);
  },
  "from the future": (situation) => {
    const { toleranceMs } = situation.scheme;
    return sendAt(situation, situation.now + (toleranceMs ?? 1e9) + 2000, toleranceMs === undefined);
  },
  "a new time": ({ scheme, now, ...situation }) =>
    scheme.writeTime && send({ scheme, now, ...situation }, { time: scheme.writeTime(now + 1000) }, false),
  "a digit of the time less": ({ parts, ...situation }) =>
    situation.scheme.writeTime && send({ parts, ...situation }, { time: parts.time.slice(1) }, false),
  "no time": (situation) => situation.scheme.writeTime && send(situation, { time: "" }, false),
  "digits of the time in the body": (situation) => {
    const { scheme, random, parts } = situation;
    const count = 1 + random.below(4);
    if (scheme.timeBeside !== "end") return undefined;
    const body = concat(parts.body, encode(parts.time.slice(0, count)));
    return send(situation, { body, time: parts.time.slice(count) }, false);
  },
  "the end of the body in the time": (situation) => {
    const { scheme, parts } = situation;
    if (scheme.timeBeside !== "end") return undefined;
    const time = `${new TextDecoder().decode(parts.body.slice(-1))}${parts.time}`;
    return /^[!-~]+$/.test(time)
      ? send(situation, { body: parts.body.slice(0, -1), time }, false)
      : undefined;
  },
  "one of several signatures": (situation) => sendSeveral(situation, 3, situation.scheme.several ?? false),
  "eight signatures": (situation) => sendSeveral(situation, 7, situation.scheme.several ?? false),
  "nine signatures": (situation) => sendSeveral(situation, 8, false),
  "no header": ({ parts }) => ({ body: parts.body, headers: [], isValid: false }),
  "no signature": (situation) => send(situation, { signatures: [] }, false),
  "an empty signature": (situation) => send(situation, { signatures: [""] }, false),
  "N/A": ({ scheme, parts }) => {
    const headers = scheme.headers(parts.signatures, parts.time);
    const [first = ["", ""], ...others] = headers;
    return { body: parts.body, headers: [[first[0], "N/A"], ...others], isValid: false };
  },
  "every header twice": (situation) => {
    const { headers, body } = send(situation, {}, false);
    return { body, headers: [...headers, ...headers], isValid: false };
  },
  "the header of the signature twice": (situation) => {
    const { headers, body } = send(situation, {}, false);
    const [first = ["", ""]] = headers;
    // Where signatures are a list, it is the same list in two headers.
    const isValid = situation.scheme.several === true && headers.length > 1;
    return { body, headers: [...headers, first], isValid };
  },
  "names of headers in capitals": (situation) => {
    const { headers, body } = send(situation, {}, true);
    return { body, headers: headers.map(([name, value]) => [name.toUpperCase(), value]), isValid: true };
  },
  "a character of the signature less": (situation) => sendSignature(situation, (text) => text.slice(0, -1)),
  "a byte of the signature less": ({ scheme, ...situation }) =>
    sendSignature({ scheme, ...situation }, (text) => recode(text, scheme, (bytes) => bytes.slice(0, -1))),
  "half of the signature": (situation) => sendSignature(situation, (text) => text.slice(0, text.length / 2)),
  "another bit in the signature": ({ scheme, ...situation }) =>
    sendSignature({ scheme, ...situation }, (text) =>
      recode(text, scheme, (bytes) => bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte))),
    ),
  "padding left out": (situation) => sendSignature(situation, (text) => text.replace(/=+$/, "")),
  "padding added": (situation) => sendSignature(situation, (text) => `${text}=`),
  "spaces in the signature": (situation) =>
    sendSignature(situation, (text) => `${text.slice(0, 4)} ${text.slice(4)}`),
  "another case": (situation) =>
    sendSignature(situation, (text) =>
      text.replaceAll(/[a-z]/gi, (letter) => (letter < "a" ? letter.toLowerCase() : letter.toUpperCase())),
    ),
  "bits that no byte has": (situation) => sendSignature(situation, setSpareBits),
  "characters of URLs": (situation) =>
    sendSignature(situation, (text) => text.replaceAll("+", "-").replaceAll("/", "_")),
  "another encoding": ({ scheme, ...situation }) =>
    sendSignature({ scheme, ...situation }, (text) =>
      write(read(text, scheme), scheme.encoding === "hex" ? "base64" : "hex"),
    ),
};

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The last character before the padding has bits that decoders ignore. */
function setSpareBits(text: string): string {
  return text.replace(/(.)(=+)$/, (_, last: string, padding: string) => {
    return `${ALPHABET[ALPHABET.indexOf(last) ^ 1] ?? ""}${padding}`;
  });
}

function read(text: string, { encoding }: TestScheme): Bytes {
  if (encoding === "base64") return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function recode(text: string, scheme: TestScheme, change: (bytes: Bytes) => Bytes): string {
  return write(change(read(text, scheme)), scheme.encoding);
}
