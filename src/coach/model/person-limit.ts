import { RateLimiterMemory } from "rate-limiter-flexible";

/** Whether a person may cause one more call within the hour; kept in memory alone. */
export function createPersonLimit(perHour: number): (personId: string) => Promise<boolean> {
  const limiter = new RateLimiterMemory({ points: perHour, duration: 3600 });
  return async (personId) => {
    try {
      await limiter.consume(personId);
      return true;
    } catch {
      return false;
    }
  };
}
