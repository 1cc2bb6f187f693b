/** What the tests of a run came to. */
export interface TestsTold {
  readonly passed: number;
  readonly failed: number;
  /** Files whose process died under them: a fault of the machine or of native code, and no test's. They are run again, once. */
  readonly cut?: readonly string[];
  readonly skipped: readonly { readonly name: string; readonly why: string | undefined }[];
}

/** What is said at the end: whatever was skipped by name, with the reason, and the figures alone on the last line. */
export function closingLines(tests: TestsTold, failedChecks: readonly string[], seconds: number): readonly string[] {
  const { passed, skipped } = tests;
  const failed = tests.failed + failedChecks.length;
  return [
    ...skipped.map(({ name, why }) => `skipped: ${name}${why === undefined ? "" : ` (${why})`}`),
    ...failedChecks.map((name) => `failed: ${name}`),
    `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`,
    "",
    `${passed} passed, ${failed} failed, ${skipped.length} skipped`,
  ];
}
