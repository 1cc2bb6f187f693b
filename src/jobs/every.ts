/** A turn of a schedule that takes longer (ms) than this is given up for lost, and the next one begins beside it. */
const longestTurn = 2 * 3600_000;
/** A turn at work does not hold up the end of the program for longer (ms). */
const longestEnd = 10_000;

export interface Every {
  /** Begins nothing more, and lets what is at work finish (at most 10 s). */
  stop(): Promise<void>;
}

/**
 * Does work again and again, so many ms after it last began, one turn at a time. It counts time as it passes rather than by the day's clock: so
 * a clock that is set back, or forward, neither stops a schedule nor makes it hurry.
 */
export function every(ms: number, work: () => Promise<void>, failed: (error: unknown) => void): Every {
  let going: Promise<void> | undefined;
  let began = 0;
  const turn = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      failed(error);
    }
  };
  const timer = setInterval(() => {
    if (going && performance.now() - began < longestTurn) return;
    began = performance.now();
    const mine: Promise<void> = turn().finally(() => {
      if (going === mine) going = undefined;
    });
    going = mine;
  }, ms);
  return {
    async stop() {
      clearInterval(timer);
      let late: NodeJS.Timeout | undefined;
      await Promise.race([going, new Promise<void>((resolve) => (late = setTimeout(resolve, longestEnd)))]);
      clearTimeout(late);
    },
  };
}
