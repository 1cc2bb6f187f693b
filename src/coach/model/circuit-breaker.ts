/** Stops asking a model that does not answer, and looks again after a while. */
export interface CircuitBreaker {
  allows(): boolean;
  succeeded(): void;
  failed(): void;
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
    failed() {
      inARow++;
      restUntil = rule.now() + rule.restMs;
    },
  };
}
