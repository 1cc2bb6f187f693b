import { decide } from "#core/dialogue/entry/decide.ts";
import { coachAsk } from "#core/dialogue/goals/coach-turn.ts";
import { activeGoal } from "#core/dialogue/goals/goal-views.ts";
import type { Decision, Flags, Library, TextScreen } from "#core/dialogue/turn/decision.ts";
import { emptyDialogue, emptyTracks } from "#core/dialogue/turn/dialogue.ts";
import { newPerson } from "#core/person/new-person.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import type { Clock, Coach } from "./ports.ts";

export interface FirstStepParts {
  readonly coach: Coach;
  readonly screen: TextScreen;
  readonly library: Library;
  readonly flags: (personId: PersonId) => Flags;
  readonly newId: () => string;
  readonly clock: Clock;
}

/** What somebody without an account names, and where they are. */
export interface FirstWish {
  readonly title: string;
  readonly locale: Locale;
  readonly timeZone: string | undefined;
  /** To what was asked before the step, in order; an empty one is "not sure". */
  readonly answers: readonly string[];
}

export type FirstStep = (wish: FirstWish) => Promise<Pick<Decision, "after" | "replies" | "denied">>;

/**
 * The first step of a goal for who has no account yet: the same dialogue decides, with the same screens before it, for a person who exists in
 * memory alone. No store is at hand here, so nothing can be kept; a model is not asked, as nobody agreed to it.
 */
export function createFirstStep({ coach, screen, library, flags, newId, clock }: FirstStepParts): FirstStep {
  return async ({ title, locale, timeZone, answers }) => {
    const now = clock.now();
    const person = newPerson({ id: newId() as PersonId, locale, timeZone, now });
    const context = { now, newId, screen, library, flags: flags(person.id), via: "http", onPage: true } as const;
    const worded = async (named: Decision): Promise<Decision> => {
      const ask = named.ask && coachAsk(named.after, named.ask, [], now);
      if (!named.ask || !ask) return named;
      const reply = await coach.reply(ask, { personId: person.id, modelConsent: false });
      const { askId } = named.ask;
      const answered = decide(named.after, { do: "coach_reply", askId, reply }, context);
      return { ...answered, replies: [...named.replies, ...answered.replies] };
    };
    const nobody = { ...emptyTracks, person, dialogue: emptyDialogue, goals: [], lastDoneStep: undefined };
    let decision = await worded(decide(nobody, { do: "new_goal", title, description: "" }, context));
    for (const text of answers) {
      const asked = activeGoal(decision.after)?.question;
      if (decision.denied || !asked) break;
      const said = text.trim() === "" ? ({ do: "skip" } as const) : ({ do: "text", text } as const);
      decision = await worded(decide(decision.after, said, context));
    }
    // An answer may be a cry as well: then it is met as one, and nothing goes on.
    return decision.after.dialogue.crisis && !decision.denied ? { ...decision, denied: { code: "crisis" } } : decision;
  };
}
