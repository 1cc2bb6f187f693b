import type { Input } from "./handle-input.ts";
import type { Incoming, Turn } from "./ports.ts";

/** Work that follows a command but that nobody waits for; it never throws. */
export type Afterwards = (incoming: Incoming, turn: Turn) => Promise<void>;

/** The same input, and after each command that was committed for the first time the works that follow it, without delaying the answer. */
export function afterCommit(
  input: Input,
  works: readonly Afterwards[],
): { readonly input: Input; idle(): Promise<void> } {
  const open = new Set<Promise<void>>();
  const begin = (incoming: Incoming, turn: Turn | undefined): Turn | undefined => {
    if (!turn || turn.repeated) return turn;
    for (const work of works) {
      const going: Promise<void> = work(incoming, turn).finally(() => open.delete(going));
      open.add(going);
    }
    return turn;
  };
  return {
    input: {
      ...input,
      take: async (incoming) => begin(incoming, await input.take(incoming)),
      handle: async (incoming) => begin(incoming, await input.handle(incoming)),
      lesson: input.lesson,
    },
    /** Resolves when nothing is open any more. */
    async idle() {
      while (open.size > 0) await Promise.all(open);
    },
  };
}
