import { coachAsk } from "#core/dialogue/goals/coach-turn.ts";
import { decide } from "#core/dialogue/entry/decide.ts";
import type { Flags, Library, TextScreen } from "#core/dialogue/turn/decision.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Afterwards } from "./after-commit.ts";
import type { Clock, Coach, Log, Store } from "./ports.ts";

export interface WordAheadParts {
  readonly store: Pick<Store, "transaction">;
  /** Keeps its answers sealed with their asks, where the coach that a person waits for finds them; never one that is not on this machine. */
  readonly coach: Coach;
  /** Whether nobody waits for the model. */
  readonly idle: () => boolean;
  readonly screen: TextScreen;
  readonly library: Library;
  readonly flags: (personId: PersonId) => Flags;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
}

/** As many finished steps as a coach is told of when a person asks. */
const historyForCoach = 40;

/**
 * Words the one next step while nobody waits: "done" and "next" are tried on the state as it is, without saving anything, and what the coach would then be asked is asked
 * now. The answer is kept by the coach alone and shown to nobody; whatever changes makes another ask, which it does not answer.
 */
export function createWordAhead(parts: WordAheadParts): Afterwards {
  const { store, coach, idle, log } = parts;
  return async ({ personId }, turn) => {
    const { person, dialogue, goals } = turn.after;
    const inFront = goals.find(({ id }) => id === dialogue.activeGoal);
    if (turn.erased || !person.modelConsent || dialogue.crisis || dialogue.pending || !inFront?.current || !idle())
      return;
    try {
      const ask = await store.transaction(personId, (tx) => askToCome(parts, personId, tx));
      if (ask && idle()) await coach.reply(ask, { personId, modelConsent: true });
    } catch (error) {
      // The step is worded when it is asked for.
      log.warn("not_worded_ahead", { error });
    }
  };
}

/** What the coach would be asked if the step in front were done now. */
async function askToCome(
  { screen, library, flags, clock, newId }: WordAheadParts,
  personId: PersonId,
  tx: Parameters<Parameters<Store["transaction"]>[1]>[0],
): Promise<CoachAsk | undefined> {
  const opened = await tx.open(`ahead:${newId()}`);
  if (!opened?.snapshot.person.modelConsent) return undefined;
  const now = clock.now();
  const context = { now, newId, screen, library, flags: flags(personId) };
  const done = decide(opened.snapshot, { do: "done" }, context).after;
  const { ask: pending, after } = decide(done, { do: "next" }, context);
  const last = done.lastDoneStep;
  if (!pending || !last || last.goalId !== pending.goalId) return undefined;
  const history = [...(await tx.history(pending.goalId, historyForCoach)), last].slice(-historyForCoach);
  return coachAsk(after, pending, history, now);
}
