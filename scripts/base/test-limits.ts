/** For every test suite: how long a test or a hook may take where eight others run on the same machine. */
export const TEST_LIMITS = { testTimeout: 60_000, hookTimeout: 60_000 } as const;
