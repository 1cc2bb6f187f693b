import { wordsOf } from "#core/dialogue/entry/words-of.ts";
import type { TextScreen } from "#core/dialogue/turn/decision.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import type { CrisisKind, CrisisLevel } from "#core/safety/crisis.ts";
import type { Input } from "./handle-input.ts";
import type { Clock, Incoming, Log, Metrics, Turn } from "./ports.ts";

/** A model's reading of how urgent a message sounds; undefined where it says nothing. Never throws. */
export type JudgeCrisis = (
  personId: PersonId,
  text: string,
  locale: Locale,
) => Promise<{ readonly level: CrisisLevel; readonly kind: CrisisKind | undefined } | undefined>;

export interface LookAgainParts {
  readonly input: Pick<Input, "take">;
  /** Undefined where no model is configured. */
  readonly judge: JudgeCrisis | undefined;
  readonly screen: Pick<TextScreen, "crisis">;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "count">;
}

/**
 * From this score on (0 to 1) a message that the screen lets pass is looked at again: far below the screen's own threshold, because most of
 * what it misses lies above this, and looking at a calm message costs nothing but a call.
 */
const unsureFrom = 0.05;

/**
 * Shows a message that the screen was unsure of to a model, after it was answered, where the person agreed to one. What the model says can
 * only raise the level, and the answer to the person is the fixed one.
 */
export function createLookAgain(parts: LookAgainParts): (incoming: Incoming, turn: Turn) => Promise<void> {
  const { input, judge, screen, clock, log, metrics } = parts;
  return async ({ personId, command, key, origin }, { after, erased }) => {
    const text = wordsOf(command);
    if (!judge || erased || text === undefined || !after.person.modelConsent) return;
    try {
      const { level, because } = screen.crisis(text);
      if (level !== "none" || because.score < unsureFrom) return;
      const found = await judge(personId, text, after.person.locale);
      metrics.count("waymark_second_looks_total", { level: found?.level ?? "nothing" });
      if (!found || found.level === "none") return;
      const raise = { do: "raise_crisis", level: found.level, kind: found.kind } as const;
      // It goes where the message came from; a page that is open hears of it by itself.
      const back = origin.via === "telegram" ? { ...origin, messageId: undefined } : origin;
      await input.take({ personId, command: raise, at: clock.now(), key: `again:${key}`, origin: back });
    } catch (error) {
      log.error("look_again_failed", { error });
    }
  };
}
