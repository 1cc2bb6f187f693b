import { type ArchetypeId } from "../../../day/archetype.ts";
import { cameBack, goneAway } from "../../../day/away.ts";
import type { Away } from "../../../day/day.ts";
import { proposeArchetype } from "../../../day/quiz.ts";
import type { LocalDate } from "../../../time/local-date.ts";
import type { DaySettings } from "../../turn/setup-command.ts";
import { changed, living, withDay } from "../plan/day-change.ts";
import * as look from "./day-setup-views.ts";
import { dayDateOf, type OnDay } from "../../turn/on-day.ts";
import { planned } from "../plan/day-turn.ts";
import { todayReply } from "../plan/day-views.ts";
import type { Decision, DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { deny, entry, say } from "../../turn/outcome.ts";
import { todayButton } from "../../turn/buttons.ts";

/** What a person says of their days: temperament, pauses, settings. Each change makes the rest of the day again. */

/** What a health day is, for whoever comes for it; the day itself begins with the first thing that they choose. */
export function hello(before: Snapshot): Decision {
  return say(before, {
    say: "day.hello",
    buttons: [
      [{ label: "button.quiz", press: { do: "quiz", answers: [] } }],
      [{ label: "button.archetypes", press: { do: "archetype" } }],
      [{ label: "button.show_day", press: { do: "today" } }],
    ],
  });
}

export function archetype(
  before: Snapshot,
  chosen: ArchetypeId | undefined,
  fresh: boolean,
  context: DecisionContext,
): Decision {
  if (chosen === undefined) return say(before, look.archetypesReply(before.day?.archetype));
  return living(before, context, (on) => {
    const { day } = on;
    if (day.archetype === chosen && !(fresh && day.blend)) {
      return before.day === undefined || day.previous === undefined
        ? shown(say(on, look.archetypeChanged(on.day)), context)
        : say(on, { say: "archetype.same", buttons: [[todayButton]] });
    }
    // Whoever has not lived a planned day yet has nothing to carry over.
    const atOnce = fresh || day.previous === undefined;
    const blend = atOnce ? undefined : { from: day.archetype, startedOn: dayDateOf(on, context) };
    const journal = entry("archetype_chosen", {
      rule: atOnce ? "fresh_start" : "seven_days_of_blending",
      inputs: { from: day.archetype, to: chosen },
    });
    const tasksADay =
      day.tasksADay === undefined
        ? undefined
        : Math.min(day.tasksADay, context.library.day.archetypes[chosen].habitsADay.most);
    const growth = { ...day.growth, count: undefined };
    const decision = changed(on, { archetype: chosen, blend, tasksADay, growth }, journal, context);
    const after = decision.after as OnDay;
    const told: Decision = { ...decision, replies: [look.archetypeChanged(after.day)] };
    return atOnce ? shown(told, context) : told;
  });
}

/** With today below it, as it is now. */
function shown(decision: Decision, context: DecisionContext): Decision {
  const made = planned(decision.after as OnDay, context);
  return {
    ...decision,
    after: made.after,
    replies: [...decision.replies, todayReply(made.after, context)],
    journal: [...decision.journal, ...made.journal],
  };
}

export function quiz(before: Snapshot, answers: readonly number[], context: DecisionContext): Decision {
  const questions = context.library.day.quiz;
  const valid = answers.every((answer, at) => questions[at]?.answers[answer] !== undefined);
  const next = questions[answers.length];
  if (!valid) return deny(before, "invalid", look.archetypesReply(before.day?.archetype));
  return say(
    before,
    next ? look.quizReply(next, answers, questions.length) : look.quizResult(proposeArchetype(questions, answers)),
  );
}

/** Days on which nothing is asked and nothing is lost. */
export function away(
  before: Snapshot,
  why: Away["why"] | "back" | undefined,
  until: LocalDate | undefined,
  context: DecisionContext,
): Decision {
  if (why === undefined) return say(before, look.awayReply());
  return living(before, context, (on) => {
    if (why === "back") {
      if (!on.day.away) return say(on, todayReply(on, context));
      const decision = changed(
        on,
        cameBack(on.day, dayDateOf(on, context)),
        entry("away_changed", { rule: "back" }),
        context,
      );
      return { ...decision, replies: [{ say: "day.away_over" }, todayReply(decision.after as OnDay, context)] };
    }
    const after = withDay(on, goneAway(on.day, { why, from: dayDateOf(on, context), until }));
    return {
      after,
      replies: [
        { say: `day.away_${why}`, buttons: [[{ label: "button.away_back", press: { do: "away", why: "back" } }]] },
      ],
      journal: [entry("away_changed", { rule: "person_said" })],
    };
  });
}

export function daySettings(before: Snapshot, change: DaySettings | undefined, context: DecisionContext): Decision {
  return living(before, context, (on) => {
    if (change === undefined) return say(on, look.daySettingsReply(on, context));
    const { most } = context.library.day.archetypes[on.day.archetype].habitsADay;
    const wrong =
      (change.tasksADay !== undefined && (change.tasksADay < 1 || change.tasksADay > most)) ||
      (change.messagesADay !== undefined && (change.messagesADay < 0 || change.messagesADay > 12));
    if (wrong) return deny(on, "invalid", look.daySettingsReply(on, context));
    const decision = changed(
      on,
      change,
      entry("settings_changed", { rule: "person_chose", inputs: { part: "day", fields: Object.keys(change).join() } }),
      context,
    );
    return { ...decision, replies: [look.daySettingsReply(decision.after as OnDay, context, "edit")] };
  });
}

export function deleteDay(before: Snapshot, confirmed: boolean): Decision {
  if (!before.day) return say(before, { say: "day.no_day", buttons: [[todayButton]] });
  if (!confirmed) {
    return deny(before, "confirm_first", {
      say: "day.delete_confirm",
      buttons: [
        [{ label: "button.delete_day_yes", press: { do: "delete_day", confirmed: true } }],
        [{ label: "button.cancel", press: { do: "cancel" } }],
      ],
    });
  }
  return {
    after: { ...before, day: undefined, adapting: undefined, body: undefined },
    replies: [{ say: "day.deleted" }],
    journal: [entry("day_deleted", { rule: "person_said" })],
  };
}
