import { countryReply, settingsReply } from "./settings-views.ts";
import type { Person } from "../../person/person.ts";
import {
  askedAnew,
  type ContactGate,
  contactVerdict,
  nextContactQuestion,
  restrictionNamed,
} from "../../safety/contact-gate.ts";
import { waysBack } from "../crisis/crisis-turn.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { AfterGate, Snapshot } from "../turn/dialogue.ts";
import { beginExercise } from "../tracks/begin-exercise.ts";
import { afterContact } from "../goals/goal-answers.ts";
import { unsaidZone } from "./onboarding-views.ts";
import { deny, entry, nothing, say, waitAsBefore, waitFor, waitInBetween } from "../turn/outcome.ts";
import type { Reply } from "../turn/reply.ts";
import type { Place } from "../../answers/place.ts";
import { askFocus, askPlace } from "../tracks/track-commands.ts";
import * as views from "./position.ts";
import { remindersMoved } from "./reminders.ts";
import { contactReply } from "./contact-views.ts";

/** Changes what a person has told us about how they want to be helped. */
export function setPerson(
  before: Snapshot,
  change: Partial<Person>,
  rule: string,
  ...replies: readonly Reply[]
): Decision {
  const after: Snapshot = { ...before, person: { ...before.person, ...change } };
  return {
    ...say(after, ...(replies.length > 0 ? replies : [settingsReply(after, "edit")])),
    journal: [entry("settings_changed", { rule })],
  };
}

export function setTimeZone(before: Snapshot, text: string | undefined, context: DecisionContext): Decision {
  if (text === undefined) {
    const after = waitInBetween(before, { for: "time_zone" });
    return say(after, views.waitingReply(after) as Reply);
  }
  const timeZone = context.screen.timeZone(text);
  if (!timeZone)
    return deny(before, "invalid", {
      say: "time_zone.unknown",
      buttons: [[{ label: "button.cancel", press: { do: "cancel" } }]],
    });
  const calm = before.dialogue.waiting.for === "time_zone" ? waitAsBefore(before) : before;
  // Where both are asked, a city tells the country as well; the question that follows shows it, to be corrected.
  const guessed =
    calm.dialogue.waiting.for === "place" && before.person.country === undefined
      ? context.screen.countryOf(timeZone)
      : undefined;
  const change = { timeZone, ...(guessed === undefined ? {} : { country: guessed }) };
  const moved = setPerson(
    calm,
    change,
    "time_zone",
    { say: "time_zone.set", with: { time_zone: timeZone } },
    ...askedBefore(before, calm, change),
  );
  return { ...moved, after: remindersMoved(moved.after, context.now) };
}

/** The country decides which help lines are shown; inside a crisis answer a tap shows the right ones at once. */
export function setCountry(before: Snapshot, text: string | undefined, context: DecisionContext): Decision {
  if (text === undefined) {
    const after = waitInBetween(before, { for: "country" });
    return say(after, countryReply());
  }
  const country = context.screen.country(text);
  if (!country) return deny(before, "invalid", { say: "country.unknown", buttons: countryReply().buttons ?? [] });
  const { crisis } = before.dialogue;
  const calm = before.dialogue.waiting.for === "country" ? waitAsBefore(before) : before;
  const unsaid = calm.dialogue.waiting.for === "place" && before.person.timeZone === unsaidZone;
  const guessed = unsaid ? context.screen.zoneOf(country) : undefined;
  const change = { country, ...(guessed === undefined ? {} : { timeZone: guessed }) };
  const set: Reply = {
    say: "country.set",
    with: { country },
    helpLines: { country, kind: crisis?.kind, level: crisis?.level ?? "none" },
    ...(crisis ? { buttons: waysBack } : {}),
  };
  return setPerson(calm, change, "country", set, ...(crisis ? [] : askedBefore(before, calm, change)));
}

/** Where the person is, as they said it: what was asked for is set, and where both were, nothing that is known by then is asked again. */
export function setPlace(before: Snapshot, told: Place, context: DecisionContext): Decision {
  const { waiting, crisis } = before.dialogue;
  const { person } = before;
  const country =
    waiting.for === "time_zone" && !(told.named && person.country === undefined) ? undefined : told.country;
  const guessed = waiting.for === "country" && person.timeZone !== unsaidZone;
  const timeZone = guessed ? undefined : told.timeZone;
  const calm = waiting.for === "country" || waiting.for === "time_zone" ? waitAsBefore(before) : before;
  const change = { ...(country === undefined ? {} : { country }), ...(timeZone === undefined ? {} : { timeZone }) };
  const set: Reply =
    country === undefined
      ? { say: "time_zone.set", with: { time_zone: timeZone ?? person.timeZone } }
      : {
          ...(timeZone === undefined
            ? { say: "country.set", with: { country } }
            : { say: "place.set", with: { country, time_zone: timeZone } }),
          helpLines: { country, kind: crisis?.kind, level: crisis?.level ?? "none" },
          ...(crisis ? { buttons: waysBack } : {}),
        };
  const whole = waiting.for === "place" && country !== undefined && timeZone !== undefined;
  const moved = setPerson(calm, change, "place", set, ...(crisis || whole ? [] : askedBefore(before, calm, change)));
  const going = { ...moved, after: remindersMoved(moved.after, context.now) };
  const next = whole ? askFocus(going.after) : undefined;
  return next ? { ...next, replies: [...going.replies, ...next.replies], journal: going.journal } : going;
}

/** The question that waited while we asked for something in between; it knows the answer already. */
function askedBefore(before: Snapshot, calm: Snapshot, change: Partial<Person>): readonly Reply[] {
  const after: Snapshot = { ...calm, person: { ...calm.person, ...change } };
  const asked = before.dialogue !== calm.dialogue || calm.dialogue.waiting.for === "place";
  const question = asked ? views.waitingReply(after) : undefined;
  return question === undefined ? [] : [question];
}

/** One tap of the contact gate; the next question follows until all three are answered. */
export function contactTap(before: Snapshot, tap: Partial<ContactGate>, context: DecisionContext): Decision {
  const { reviewedAt, ...answers } = before.person.contact;
  const contact: ContactGate = {
    ...answers,
    ...tap,
    ...(tap.separation === undefined ? {} : { separationAt: context.now }),
    ...(tap.contact === undefined && reviewedAt !== undefined ? { reviewedAt } : {}),
  };
  const after: Snapshot = { ...before, person: { ...before.person, contact } };
  const journal = [entry("contact_answered", { rule: "three_taps", inputs: { which: Object.keys(tap).join() } })];
  const { waiting } = before.dialogue;
  const goalId = waiting.for === "contact" ? waiting.goalId : undefined;
  const onward = waiting.for === "contact" ? waiting.onward : undefined;
  if (nextContactQuestion(contact) !== undefined) {
    const asking = waitFor(after, { for: "contact", goalId, ...(onward ? { onward } : {}) });
    return { ...say(asking, { ...contactReply(asking), place: "edit" }), journal };
  }
  if (onward) {
    const going = afterGate(waitFor(after, nothing), onward, context);
    return { ...going, journal: [...journal, ...going.journal] };
  }
  const decision = afterContact(waiting.for === "contact" ? waitFor(after, nothing) : after, goalId, context);
  return { ...decision, journal: [...journal, ...decision.journal] };
}

/** After the gate's last tap, or a skip, goes on with what it was asked for; which path is open is said first. */
export function afterGate(before: Snapshot, onward: AfterGate, context: DecisionContext): Decision {
  const open = contactVerdict(before.person.contact, context.now).kind === "open";
  const thanks: Reply = { say: open ? "contact.thanks_open" : "contact.thanks_safety" };
  const going =
    onward.do === "place"
      ? askPlace(before)
      : beginExercise(
          before,
          {
            technique: onward.technique,
            asked: true,
            ...(onward.confidence === undefined ? {} : { confidence: onward.confidence }),
          },
          context,
        );
  return { ...going, replies: [thanks, ...going.replies] };
}

/** Asks the three questions again, as life changes. */
export function contactAgain(before: Snapshot): Decision {
  const cleared: Snapshot = { ...before, person: { ...before.person, contact: askedAnew(before.person.contact) } };
  const after = waitFor(cleared, { for: "contact", goalId: undefined });
  return {
    ...say(after, contactReply(after)),
    journal: [entry("contact_answered", { rule: "asked_again" })],
  };
}

/** The person's statement that a professional has reviewed the restriction; asked again after 30 days. */
export function contactReviewed(before: Snapshot, context: DecisionContext): Decision {
  const verdict = contactVerdict(before.person.contact, context.now);
  if (verdict.kind === "safety_only" && verdict.because === "unanswered") return contactAgain(before);
  if (restrictionNamed(before.person.contact) === undefined) return say(before, views.positionReply(before));
  const contact: ContactGate = { ...before.person.contact, reviewedAt: context.now };
  return setPerson(
    before,
    { contact },
    "professional_reviewed",
    { say: "contact.reviewed" },
    views.positionReply(before),
  );
}
