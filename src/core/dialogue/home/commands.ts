import { agesTold } from "../../safety/age.ts";
import { ageIs } from "./age.ts";
import { locales, tones } from "../../person/person.ts";
import { contactAnswers, dangerAnswers, separationAnswers } from "../../safety/contact-gate.ts";
import type { Token } from "../../text/free-text.ts";
import type { StepId } from "../../goals/ids.ts";
import { withQuietBelow } from "../crisis/quiet-help.ts";
import { coachReplied } from "../goals/coach-turn.ts";
import * as steps from "../goals/step-commands.ts";
import { withTrackOfStep } from "../tracks/journey-turn.ts";
import { progress } from "../tracks/track-commands.ts";
import { digits, flag, last, lenient, may, must, oneOf, uuid, yesOrNo } from "../turn/button-code.ts";
import type { CommandTable } from "../turn/command-row.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { HomeCommand } from "../turn/home-command.ts";
import { deny, say } from "../turn/outcome.ts";
import * as home from "./home-commands.ts";
import { history } from "./history.ts";
import { now, pass } from "./next-commands.ts";
import { linkReply } from "./onboarding-views.ts";
import * as reminders from "./reminders.ts";
import { hourPressed, remind } from "./set-reminder.ts";
import { reminderTick } from "./due-reminders.ts";
import * as settings from "./settings-commands.ts";
import { languageReply, settingsReply, toneReply } from "./settings-views.ts";

/** Commands about oneself, and about the companion as a whole: what brings a person here, and what comes next across goals, tracks and day. */
export const homeCommands = {
  start: {
    run: (before, _command, context) => home.start(before, context),
    button: { code: "st" },
    // What stands behind it is a code of ours: an invite, or a link.
    slash: [{ name: "start", takes: () => ({ do: "start" }) }],
  },
  brings: {
    run: (before, { what }, context) => home.brings(before, what, context),
    button: { code: "br", fields: [must("what", oneOf(["tracks", "goal", "day"] as const))] },
  },
  help: {
    run: (before, _command, context) => home.help(before, context),
    button: { code: "he" },
    slash: [{ name: "help", menu: ["all", 3], first: 6 }],
    looks: true,
    said: ["anywhere"],
  },
  privacy: {
    run: (before) => say(before, { say: "privacy.text" }),
    button: { code: "pr" },
    slash: [{ name: "privacy", menu: ["all", 6], first: 9 }],
    looks: true,
    everybody: true,
  },
  status: {
    run: (before, _command, context) =>
      before.journey && before.goals.length === 0 && context.flags.multi_track_system_enabled
        ? progress(before, context)
        : home.status(before, context),
    button: { code: "sa" },
    slash: [{ name: "status", menu: ["goals", 8] }],
    looks: true,
    said: ["in_crisis"],
  },
  now: {
    run: (before, _command, context) => now(before, context),
    button: { code: "nw" },
    slash: [{ name: "now", menu: ["day", 2] }],
    needs: ["body"],
  },
  pass: {
    run: (before, { key }, context) => pass(before, key, context),
    button: {
      code: "ps",
      carries: ["key"],
      write: ({ key }) => key.split(":"),
      read: (parts) => {
        const key = parts.join(":");
        return /^[A-Za-z0-9_.:-]{1,56}$/u.test(key) ? { do: "pass", key } : undefined;
      },
      samples: [{ do: "pass", key: "goal:00000000-0000-4000-8000-000000000001" }],
    },
  },
  show_step: {
    run: (before, _command, context) => home.withoutGoal(before, context) ?? steps.showStep(before),
    button: { code: "ss" },
    slash: [{ name: "step", menu: ["goals", 1] }],
    said: ["of_steps"],
  },
  done: {
    run: (before, command, context) => withTrackOfStep(before, steps.done(before, command.stepId, context), context),
    button: { code: "dn", fields: [last("stepId", uuid<StepId>())] },
    slash: [{ name: "done", menu: ["goals", 2] }],
    said: ["of_steps"],
  },
  next: {
    run: (before, _command, context) => home.withoutGoal(before, context) ?? steps.next(before, context),
    button: { code: "nx" },
    slash: [{ name: "next", menu: ["goals", 3] }],
    said: ["in_crisis", "of_steps"],
  },
  coach_reply: {
    run: (before, command, context) =>
      withQuietBelow(
        before,
        withLinkQuestion(before, coachReplied(before, command.askId, command.reply, context), context),
      ),
    ours: true,
    asItIs: true,
  },
  settings: {
    run: (before) => say(before, settingsReply(before)),
    button: { code: "se" },
    slash: [{ name: "settings", menu: ["all", 1], first: 7 }],
    said: ["anywhere", "in_crisis"],
  },
  language: {
    run: (before, { locale }) =>
      locale
        ? settings.setPerson(before, { locale }, "language", { say: "language.set" })
        : say(before, languageReply()),
    button: { code: "la", fields: [may("locale", oneOf(locales))] },
    slash: [{ name: "language", menu: ["all", 4], first: 8 }],
    everybody: true,
  },
  tone: {
    run: (before, { tone }) =>
      tone
        ? settings.setPerson(before, { tone }, "tone", { say: "tone.set", with: { tone } })
        : say(before, toneReply()),
    button: { code: "to", fields: [may("tone", oneOf(tones))] },
    slash: [{ name: "tone", menu: ["all", 5] }],
  },
  estimate: {
    run: (before, { shown }) => settings.setPerson(before, { showEstimate: shown }, "estimate"),
    button: { code: "es", fields: [must("shown", yesOrNo)] },
  },
  model_consent: {
    run: (before, { agreed, offered }) =>
      settings.setPerson(
        before,
        { modelConsent: agreed },
        "model_consent",
        ...(offered ? [{ say: agreed ? "coach.offer_taken" : "coach.offer_left", place: "edit" } as const] : []),
      ),
    button: { code: "mc", fields: [must("agreed", yesOrNo), may("offered", yesOrNo)] },
  },
  neutral_notifications: {
    run: (before, { neutral }) =>
      settings.setPerson(before, { neutralNotifications: neutral }, "neutral_notifications"),
    button: { code: "nn", fields: [must("neutral", yesOrNo)] },
  },
  time_zone: {
    run: (before, { timeZone }, context) => settings.setTimeZone(before, timeZone, context),
    button: { code: "tz" },
    slash: [{ name: "timezone", takes: (words) => ({ do: "time_zone", timeZone: words }) }],
  },
  country: {
    run: (before, { country }, context) => settings.setCountry(before, country, context),
    button: {
      code: "co",
      // A country may be typed as well, so it is screened however it comes; a button writes nothing but a code of two letters.
      carries: [],
      write: ({ country = "" }) => (/^(?:[A-Z]{2})?$/u.test(country) ? [country] : undefined),
      read: ([country = ""]) => {
        if (country === "") return { do: "country" };
        return /^[A-Z]{2}$/u.test(country) ? { do: "country", country } : undefined;
      },
      samples: [{ do: "country" }, { do: "country", country: "LV" }],
    },
    slash: [{ name: "country", takes: (words) => ({ do: "country", country: words }) }],
    looks: true,
    everybody: true,
  },
  reset_rephrase: {
    run: (before) =>
      settings.setPerson(before, { stepSize: "normal", rephraseCounts: {} }, "reset_rephrase", {
        say: "settings.reset",
      }),
    button: { code: "rr" },
  },
  contact: {
    run: (before, { answer }, context) => settings.contactTap(before, { contact: answer }, context),
    button: { code: "c1", fields: [must("answer", oneOf(contactAnswers))] },
  },
  danger: {
    run: (before, { answer }, context) => settings.contactTap(before, { danger: answer }, context),
    button: { code: "c2", fields: [must("answer", oneOf(dangerAnswers))] },
  },
  separation: {
    run: (before, { answer }, context) => settings.contactTap(before, { separation: answer }, context),
    button: { code: "c3", fields: [must("answer", oneOf(separationAnswers))] },
  },
  contact_again: {
    run: (before) => settings.contactAgain(before),
    button: { code: "ca" },
  },
  contact_reviewed: {
    run: (before, _command, context) => settings.contactReviewed(before, context),
    button: { code: "cr" },
  },
  remind: {
    run: (before, { text, doubtful }, context) => remind(before, text, context, doubtful),
    slash: [{ name: "remind", takes: (text) => ({ do: "remind", text }) }],
  },
  remind_hour: {
    run: (before, { minutes }, context) => hourPressed(before, minutes, context),
    button: { code: "rmh", fields: [must("minutes", digits(4))] },
  },
  history: {
    run: (before) => history(before),
    button: { code: "hist" },
    slash: [{ name: "history", menu: ["all", 11] }],
    needs: ["deeds"],
    looks: true,
  },
  reminders: {
    run: (before) => reminders.listReminders(before),
    button: { code: "rml" },
    slash: [{ name: "reminders", menu: ["all", 12] }],
    looks: true,
    said: ["anywhere"],
  },
  stop_reminder: {
    run: (before, { reminderId }) => reminders.stopReminder(before, reminderId),
    button: { code: "rms", fields: [last("reminderId", uuid<Token>())] },
  },
  reminder_back: {
    run: (before, { reminderId }, context) => reminders.bringBack(before, reminderId, context),
    button: { code: "rmb", fields: [must("reminderId", uuid<Token>())] },
  },
  put_off_reminder: {
    run: (before, { reminderId }, context) => reminders.putOff(before, reminderId, context),
    button: { code: "rmp", fields: [must("reminderId", uuid<Token>())] },
  },
  reminder_tick: {
    run: (before, _command, context) => reminderTick(before, context),
    ours: true,
    asItIs: true,
  },
  export: {
    run: (before, { confirmed }) =>
      confirmed
        ? say(before, {
            say: "export.ready",
            file: "export",
            // Readings are kept only of those who agreed to it.
            ...(before.day?.consentAt === undefined ? {} : { lines: [{ say: "export.readings" }] }),
          })
        : deny(before, "confirm_first", {
            say: "export.confirm",
            buttons: [
              [{ label: "button.export_yes", press: { do: "export", confirmed: true } }],
              [{ label: "button.cancel", press: { do: "cancel" } }],
            ],
          }),
    button: { code: "ex", fields: [lenient(last("confirmed", flag("y")))] },
    slash: [{ name: "export", menu: ["all", 7], first: 10 }],
    everybody: true,
  },
  delete_me: {
    run: (before, { confirmed }) =>
      confirmed
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
          }),
    button: { code: "dm", fields: [lenient(last("confirmed", flag("y")))] },
    slash: [{ name: "delete", menu: ["all", 8], first: 11 }],
    everybody: true,
  },
  age_is: {
    run: (before, { age }, context, commands) => ageIs(before, age, context, commands),
    button: { code: "yo", fields: [may("age", oneOf(agesTold))] },
    everybody: true,
  },
} as const satisfies CommandTable<HomeCommand>;

/** With its first step, a goal of somebody on the tracks may be linked to one of them by one tap. */
function withLinkQuestion(before: Snapshot, decision: Decision, context: DecisionContext): Decision {
  const { pending } = before.dialogue;
  const goal = decision.after.goals.find(({ id }) => id === pending?.goalId);
  const first = pending?.kind === "first" && goal?.current !== undefined && goal.completedCount === 0;
  if (!first || goal.track || !before.journey || before.dialogue.crisis || !context.flags.multi_track_system_enabled)
    return decision;
  return { ...decision, replies: [...decision.replies, linkReply(goal)] };
}
