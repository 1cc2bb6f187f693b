import { linkReply } from "../home/onboarding-views.ts";
import { languageReply, settingsReply, toneReply } from "../home/settings-views.ts";
import { assertNever } from "../../assert-never.ts";
import { coachReplied } from "../goals/coach-turn.ts";
import type { Command } from "../turn/command.ts";
import {
  checkInReply,
  crisisAgain,
  crisisNow,
  draftHeld,
  endCrisis,
  freeText,
  newNotes,
  helpNow,
  raiseCrisis,
  raiseFurther,
} from "../crisis/crisis-turn.ts";
import { type Decision, type DecisionContext, flagsFor } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import * as goals from "../goals/goal-commands.ts";
import { hear, nod } from "./hear.ts";
import * as home from "../home/home-commands.ts";
import { decideBody, isBodyCommand } from "./decide-body.ts";
import { decideDay, isDayCommand } from "./decide-day.ts";
import { decideMastery, isMasteryCommand } from "./decide-mastery.ts";
import { withUnion } from "../day/plan/day-union.ts";
import { decideTracks, isTrackCommand } from "./decide-tracks.ts";
import { exerciseInFront, giveAnswer, stopExercise, unaskedPhoto } from "../tracks/exercise-commands.ts";
import { earn } from "../tracks/journey-turn.ts";
import * as tracks from "../tracks/track-commands.ts";
import { deny, entry, nothing, say, waitFor, withDialogue } from "../turn/outcome.ts";
import { plainText } from "../turn/plain-text.ts";
import type { Reply } from "../turn/reply.ts";
import { meantByModel } from "./second-opinion.ts";
import * as settings from "../home/settings-commands.ts";
import * as steps from "../goals/step-commands.ts";
import * as views from "../home/views.ts";

/**
 * The dialogue's one decision: a person's state and a command give the state after it and what is said.
 * Crisis first, whatever the state; then the command; every state × command pair is answered.
 */
export function decide(before: Snapshot, command: Command, context: DecisionContext): Decision {
  const around = { ...context, flags: flagsFor(context.flags, before) };
  return withUnion(before, decideAlone(before, command, around), around);
}

function decideAlone(before: Snapshot, command: Command, context: DecisionContext): Decision {
  const text = freeText(command) ?? newNotes(before, command);
  const verdict = text === undefined ? undefined : context.screen.crisis(text);
  if (verdict && verdict.level !== "none") return raiseCrisis(before, verdict, command, context);
  if (command.do === "not_what_i_meant") return notMeant(before, context);
  return withCheckIn(before, (calm) => handle(calm, command, context), command, context);
}

/** "Not what I meant": the state ends at once and what was held is handled as if nothing had been asked. */
function notMeant(before: Snapshot, context: DecisionContext): Decision {
  const { crisis } = before.dialogue;
  if (!crisis) return say(before, views.positionReply(before));
  const after = withDialogue(before, { crisis: undefined });
  const sorry: Reply = { say: "crisis.not_meant" };
  const ended = entry("crisis_ended", { rule: "not_what_i_meant" });
  const going: Decision = crisis.held ? handle(after, crisis.held, context) : say(after, views.positionReply(after));
  return { ...going, replies: [sorry, ...going.replies], journal: [ended, ...going.journal] };
}

/** What nobody is there to hear an answer to. */
function isUnheard(command: Command): boolean {
  const { do: name } = command;
  return (
    (name === "today" && command.unsaid === true) ||
    name === "tick" ||
    name === "day_tick" ||
    name === "body" ||
    name === "calendar_read" ||
    name === "offer" ||
    name === "lesson_answered" ||
    name === "raise_crisis" ||
    name === "meant_by_model"
  );
}

/** Lets a crisis lapse after quiet days, or asks once how the person is, before their command is carried out. */
function withCheckIn(
  before: Snapshot,
  carryOut: (calm: Snapshot) => Decision,
  command: Command,
  context: DecisionContext,
): Decision {
  const { crisis } = before.dialogue;
  const ours =
    command.do === "coach_reply" ||
    command.do === "after_restart" ||
    command.do === "i_am_safe" ||
    command.do === "help_now";
  if (!crisis || ours) return carryOut(before);
  switch (crisisNow(crisis, context.now)) {
    case "none":
    case "held":
      return carryOut(before);
    case "lapsed": {
      const ended = entry("crisis_ended", { rule: "three_quiet_days" });
      const calm = withDialogue(before, { crisis: undefined });
      const held = draftHeld(crisis);
      // A page that was held goes into its exercise, as it would at a word of theirs; a work is not at hand here.
      const kept = held && held.do !== "edit_work" ? handle(calm, held, context) : undefined;
      if (!kept) {
        const decision = carryOut(calm);
        return { ...decision, journal: [ended, ...decision.journal] };
      }
      const decision = carryOut(kept.after);
      return {
        ...decision,
        replies: [...(isUnheard(command) ? [] : kept.replies), ...decision.replies],
        journal: [ended, ...kept.journal, ...decision.journal],
        savedWorks: [...(kept.savedWorks ?? []), ...(decision.savedWorks ?? [])],
      };
    }
    case "check_in": {
      // Only somebody who is here is asked: what our own clock brings begins nothing in a crisis.
      if (isUnheard(command)) return carryOut(before);
      const decision = carryOut(withDialogue(before, { crisis: { ...crisis, checkedInAt: context.now } }));
      return { ...decision, replies: [...decision.replies, checkInReply()] };
    }
  }
}

function handle(before: Snapshot, command: Command, context: DecisionContext): Decision {
  if (isTrackCommand(command)) return decideTracks(before, command, context);
  if (isDayCommand(command)) return withTrackOfStep(before, decideDay(before, command, context), context);
  if (isBodyCommand(command)) return decideBody(before, command, context);
  if (isMasteryCommand(command)) return decideMastery(before, command, context);
  const again = (now: Snapshot, meant: Command): Decision =>
    meant.do === "not_what_i_meant" ? notMeant(now, context) : handle(now, meant, context);
  switch (command.do) {
    case "text":
      return hear(before, command.text, context, again);
    case "edited":
      return say(before);
    case "raise_crisis":
      return raiseFurther(before, command, context);
    case "meant_by_model":
      return meantByModel(before, command, context);
    case "attachment":
      return command.caption !== undefined && plainText(command.caption) !== ""
        ? hear(before, command.caption, context, again)
        : say(
            before,
            command.what === "photo" && before.journey && context.flags.multi_track_system_enabled
              ? unaskedPhoto(before)
              : { say: command.what === "voice" ? "attachment.voice" : "attachment.other" },
            before.dialogue.crisis ? crisisAgain(before, before.dialogue.crisis) : views.positionReply(before),
          );
    case "unknown_command":
      return say(before, { say: "command.unknown", buttons: [[{ label: "button.help", press: { do: "help" } }]] });
    case "start":
      return home.start(before, context);
    case "help":
      return home.help(before, context);
    case "help_now":
      return helpNow(before);
    case "thanks":
      return nod(before, "text.thanks", context);
    case "privacy":
      return say(before, { say: "privacy.text" });
    case "list_goals":
      return command.which === "finished"
        ? home.finishedGoals(before, command.from)
        : say(before, views.goalListReply(before, "goals.list", command.from));
    case "switch":
      return say(before, views.goalListReply(before, "switch.choose", command.from));
    case "new_goal":
      return goals.newGoal(before, command, context);
    case "goal_from_text":
      return before.dialogue.waiting.for === "text_as_goal"
        ? goals.newGoal(waitFor(before, nothing), { title: before.dialogue.waiting.text }, context)
        : goals.newGoal(before, {}, context);
    case "skip":
      return skip(before, context);
    case "which_first":
      return goals.whichFirst(before, command.index, context);
    case "activate":
      return goals.activate(before, command.goalId, context);
    case "goal_menu": {
      const goal = before.goals.find((each) => each.id === command.goalId);
      return goal
        ? say(before, views.goalMenuReply(goal))
        : deny(before, "goal_not_found", { say: "goal.not_found", buttons: [[views.goalsButton]] });
    }
    case "pause_goal":
    case "archive_goal":
      return goals.putAside(before, command.do, command.goalId, context);
    case "reopen_goal":
      return goals.reopen(before, command.goalId, context);
    case "finish_goal":
      return goals.finish(before, command.goalId, command.reached, context);
    case "delete_goal":
      return goals.deleteGoal(before, command.goalId, command.confirmed ?? false);
    case "edit_goal":
      return goals.editGoal(before, command.goalId, command, context);
    case "reword_goal":
      return goals.rewordGoal(before, command.goalId, command.which);
    case "show_step":
      return home.withoutGoal(before, context) ?? steps.showStep(before);
    case "done":
      return withTrackOfStep(before, steps.done(before, command.stepId, context), context);
    case "next":
      return home.withoutGoal(before, context) ?? steps.next(before, context);
    case "rephrase":
      return steps.rephrase(before, command, context);
    case "size":
      return steps.resize(before, command.size, command.stepId, context);
    case "cue":
      return steps.cue(before, command.stepId, command.text);
    case "answer":
      return goals.answerQuestion(before, plainText(command.text), context);
    case "quick_answer": {
      const goal = views.activeGoal(before);
      const quick = goal && views.questionTag(goal) === command.tag ? goal.question?.quick[command.index] : undefined;
      return quick === undefined
        ? deny(before, "no_step", views.positionReply(before))
        : goals.answerQuestion(before, quick, context);
    }
    case "undo":
      return steps.undo(before, context);
    case "status":
      return before.journey && before.goals.length === 0 && context.flags.multi_track_system_enabled
        ? tracks.progress(before, context)
        : home.status(before, context);
    case "settings":
      return say(before, settingsReply(before));
    case "language":
      return command.locale
        ? settings.setPerson(before, { locale: command.locale }, "language", { say: "language.set" })
        : say(before, languageReply());
    case "tone":
      return command.tone
        ? settings.setPerson(before, { tone: command.tone }, "tone", { say: "tone.set" })
        : say(before, toneReply());
    case "estimate":
      return settings.setPerson(before, { showEstimate: command.shown }, "estimate");
    case "model_consent":
      return settings.setPerson(before, { modelConsent: command.agreed }, "model_consent");
    case "neutral_notifications":
      return settings.setPerson(before, { neutralNotifications: command.neutral }, "neutral_notifications");
    case "time_zone":
      return settings.setTimeZone(before, command.timeZone, context);
    case "country":
      return settings.setCountry(before, command.country, context);
    case "reset_rephrase":
      return settings.setPerson(before, { stepSize: "normal", rephraseCounts: {} }, "reset_rephrase", {
        say: "settings.reset",
      });
    case "contact":
      return settings.contactTap(before, { contact: command.answer }, context);
    case "danger":
      return settings.contactTap(before, { danger: command.answer }, context);
    case "separation":
      return settings.contactTap(before, { separation: command.answer }, context);
    case "contact_again":
      return settings.contactAgain(before);
    case "contact_reviewed":
      return settings.contactReviewed(before, context);
    case "export":
      return say(before, {
        say: "export.ready",
        file: "export",
        // Readings are kept only of those who agreed to it.
        ...(before.day?.consentAt === undefined ? {} : { lines: [{ say: "export.readings" }] }),
      });
    case "delete_me":
      return command.confirmed
        ? { ...say(before, { say: "delete.done" }), erase: true }
        : deny(before, "confirm_first", {
            say: "delete.confirm",
            buttons: [
              [{ label: "button.delete_me_yes", press: { do: "delete_me", confirmed: true } }],
              [
                { label: "button.export", press: { do: "export" } },
                { label: "button.cancel", press: { do: "cancel" } },
              ],
            ],
          });
    case "i_am_safe":
      return endCrisis(before, (after, held) => handle(after, held, context));
    case "not_what_i_meant":
      return say(before, views.positionReply(before));
    case "cancel": {
      const { waiting } = before.dialogue;
      if (waiting.for === "exercise") return stopExercise(before);
      const after = waitFor(before, ("back" in waiting ? waiting.back : undefined) ?? nothing);
      return say(after, { say: "cancel.done" }, views.positionReply(after));
    }
    case "after_restart": {
      const { crisis } = before.dialogue;
      return say(before, { say: "restart.sorry" }, crisis ? crisisAgain(before, crisis) : views.positionReply(before));
    }
    case "coach_reply":
      return withLinkQuestion(before, coachReplied(before, command.askId, command.reply, context), context);
    default:
      return assertNever(command);
  }
}

/** Skips whatever question is open. */
function skip(before: Snapshot, context: DecisionContext): Decision {
  const { waiting } = before.dialogue;
  const exercise = exerciseInFront(before);
  if (exercise) return giveAnswer(before, { exerciseId: exercise.id, given: { press: "skip" } }, context);
  if (waiting.for === "place") return tracks.askFocus(before);
  if (waiting.for === "focus") return tracks.leaveFocus(before, context);
  if (waiting.for === "contact" && waiting.onward)
    return settings.afterGate(waitFor(before, nothing), waiting.onward, context);
  return goals.skip(before, context);
}

/** A done step of a goal that is linked to a track moves the track a little as well. */
function withTrackOfStep(before: Snapshot, decision: Decision, context: DecisionContext): Decision {
  const step = decision.after.lastDoneStep;
  if (decision.denied || !step || step === before.lastDoneStep) return decision;
  const goal = decision.after.goals.find(({ id }) => id === step.goalId);
  const countedBefore = before.goals.some(({ current }) => current?.id === step.id && current.counted);
  if (!goal?.track || !decision.after.journey || countedBefore) return decision;
  const earned = earn(decision.after, "goal_step_done", `step:${step.id}`, context, [goal.track]);
  return {
    ...decision,
    after: earned.after,
    replies: [...decision.replies, ...earned.replies],
    journal: [...decision.journal, ...earned.journal],
  };
}

/** With its first step, a goal of somebody on the tracks may be linked to one of them by one tap. */
function withLinkQuestion(before: Snapshot, decision: Decision, context: DecisionContext): Decision {
  const { pending } = before.dialogue;
  const goal = decision.after.goals.find(({ id }) => id === pending?.goalId);
  const first = pending?.kind === "first" && goal?.current !== undefined && goal.completedCount === 0;
  if (!first || goal.track || !before.journey || before.dialogue.crisis || !context.flags.multi_track_system_enabled)
    return decision;
  return { ...decision, replies: [...decision.replies, linkReply(goal)] };
}
