/** Stops asking a model that does not answer, and looks again after a while. */
export interface CircuitBreaker {
  allows(): boolean;
  succeeded(): void;
  /** Whether it begins to rest by this one; `restMs` is for how long a server asked to be left alone, and rests it at once. */
  failed(restMs?: number): boolean;
}

/** Opens after so many failures in a row; after `restMs` lets one call through, whose failure rests it again. */
export function createCircuitBreaker(rule: {
  readonly failures: number;
  readonly restMs: number;
  readonly now: () => number;
}): CircuitBreaker {
  let inARow = 0;
  let restUntil = 0;
  return {
    allows() {
      if (inARow < rule.failures) return true;
      if (rule.now() < restUntil) return false;
      // One caller tries; the others rest until it comes back.
      restUntil = rule.now() + rule.restMs;
      return true;
    },
    succeeded() {
      inARow = 0;
    },
    failed(restMs) {
      const rested = inARow >= rule.failures;
      inARow = restMs === undefined ? inARow + 1 : Math.max(inARow + 1, rule.failures);
      restUntil = rule.now() + (restMs ?? rule.restMs);
      return !rested && inARow >= rule.failures;
    },
  };
}
