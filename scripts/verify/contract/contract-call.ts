/** One call that a contract test makes. */
export interface ContractCall {
  readonly title: string;
  readonly params: CallParameters;
  readonly body: unknown;
  /** Client options that this call sets, by name. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Which of its answers the mock is asked for, in the words of the `Prefer` header. */
  readonly prefer: string | undefined;
}

export type CallParameters = Readonly<Record<"path" | "query" | "header", Readonly<Record<string, unknown>>>>;

/** A call that asks the mock for one certain answer. */
export interface AnswerCall extends ContractCall {
  readonly answer: {
    readonly ok: boolean;
    readonly status: number;
    /** The data or the error that must be given; `undefined` for an answer without content. */
    readonly body: unknown;
  };
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
