/** One call that a contract test makes, and what must come back. */
export interface ContractCall {
  readonly title: string;
  readonly params: CallParameters;
  readonly body: unknown;
  /** Client options that this call sets, by name. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Which of its answers the mock is asked for, in the words of the `Prefer` header. */
  readonly prefer: string | undefined;
  readonly answer: ContractAnswer;
}

export type CallParameters = Readonly<Record<"path" | "query" | "header", Readonly<Record<string, unknown>>>>;

/** What a call must result in. */
export interface ContractAnswer {
  /** Statuses of which one must come back. */
  readonly statuses: readonly number[];
  /** The data or error that must come back; `undefined` as the only element when the answer has no body. */
  readonly body: readonly [unknown] | undefined;
}

/** The call's second argument. */
export function toCallInit({ params, body, options, prefer }: ContractCall): Record<string, unknown> {
  return {
    params,
    ...(body === undefined ? {} : { body }),
    ...options,
    ...(prefer === undefined ? {} : { headers: { Prefer: prefer } }),
  };
}
