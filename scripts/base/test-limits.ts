/** Timeouts of tests and hooks in all test suites, with room for eight others on the same machine. */
export const TEST_LIMITS = { testTimeout: 60_000, hookTimeout: 60_000 } as const;
