import type * as fc from "fast-check";
import type { Client, ClientOptions } from "../../src/index.js";
import type { Received } from "./start-recorder.js";

/** A client whose only called method is `request`. */
export type AnyClient = Client<{}, ClientOptions>;

/** Headers that the request has to carry for it to be found again. */
export type CaseHeaders = Readonly<Record<string, string>>;

/** Something that holds for every input: it arrives as it was given, or nothing is sent. */
export interface Property<Input> {
  readonly title: string;
  readonly arbitrary: fc.Arbitrary<Input>;
  readonly send: (client: AnyClient, input: Input, headers: CaseHeaders) => Promise<unknown>;
  /** True if the client may refuse the input; otherwise it has to arrive. */
  readonly mayBeRefused: (input: Input) => boolean;
  /** Asserts that what was received means what was given. */
  readonly check: (input: Input, received: Received) => void;
}
