import type { Reminder } from "#core/reminders/reminder.ts";
import type { Undertones } from "#core/safety/undertones.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { goalActs } from "#core/goals/acts.ts";
import type { GoalFact, GoalReading } from "#core/goals/goal-reading.ts";
import { stepNeeds } from "#core/goals/needs.ts";
import type { GoalId, StepId } from "#core/goals/ids.ts";
import fc from "fast-check";
import type { CrisisState, Dialogue, PendingAsk, Shown, Talk, TalkTurn } from "#core/dialogue/turn/dialogue.ts";
import { type Clarification, type Goal, goalKinds, goalStatuses, type OpenQuestion } from "#core/goals/goal.ts";
import type { Step } from "#core/goals/step.ts";
import { channelNames } from "#core/person/channel.ts";
import { locales, type Person, rephraseReasons, stepSizes, tones } from "#core/person/person.ts";
import { type ContactGate, contactAnswers, dangerAnswers, separationAnswers } from "#core/safety/contact-gate.ts";
import { trackIds } from "#core/tracks/track.ts";
import { anId, type Every, every, instant, maybe, text, texts } from "./every.ts";

/** The three answers about contact and what came of them. */
export const contactFields: Every<ContactGate> = {
  contact: fc.constantFrom(...contactAnswers),
  danger: fc.constantFrom(...dangerAnswers),
  separation: fc.constantFrom(...separationAnswers),
  separationAt: instant,
  reviewedAt: instant,
  named: fc.constantFrom("restricted", "danger"),
};
const anyContact = every(contactFields, "contact", "danger", "separation", "separationAt", "reviewedAt", "named");

/** A person. */
export const personFields: Every<Person> = {
  id: anId(),
  locale: fc.constantFrom(...locales),
  tone: fc.constantFrom(...tones),
  timeZone: fc.constantFrom("UTC", "Europe/Riga", "America/Argentina/Buenos_Aires"),
  country: maybe(fc.constantFrom("LV", "RU", "US")),
  showEstimate: fc.boolean(),
  neutralNotifications: fc.boolean(),
  modelConsent: fc.boolean(),
  stepSize: fc.constantFrom(...stepSizes),
  rephraseCounts: fc.dictionary(fc.constantFrom(...rephraseReasons), fc.nat(9), { noNullPrototype: true }),
  contact: anyContact,
  createdAt: instant,
};

/** A step that is not done yet. */
export const stepFields = (goalId: GoalId): Every<Step> => ({
  id: anId(),
  goalId: fc.constant(goalId),
  text,
  minutes: fc.integer({ min: 5, max: 120 }),
  floorText: text,
  stretchText: text,
  size: fc.constantFrom(...stepSizes),
  cue: maybe(text),
  createdAt: instant,
  completedAt: fc.constant(undefined),
  counted: fc.boolean(),
  rephrased: fc.boolean(),
  userComment: maybe(text),
  earlierTexts: texts,
  outcome: fc.record({ words: text, instead: fc.boolean() }),
  by: fc.constantFrom("model", "offline"),
  source: maybe(fc.constantFrom("creative/verse", "other/first")),
});

const fact: fc.Arbitrary<GoalFact> = fc.oneof(
  every<Extract<GoalFact, { is: "lacks" }>>({ is: fc.constant("lacks"), what: fc.constantFrom(...stepNeeds) }),
  every<Extract<GoalFact, { is: "has" }>>({ is: fc.constant("has"), what: text }),
);

/** A goal, with a step of its own where it has any. */
export const goalFields = (id: GoalId): Every<Goal> => ({
  id: fc.constant(id),
  title: text,
  description: text,
  kind: fc.constantFrom(...goalKinds),
  status: fc.constantFrom(...goalStatuses),
  createdAt: instant,
  touchedAt: instant,
  clarifications: fc.array(every<Clarification>({ id: maybe(text), question: text, answer: text }), { maxLength: 2 }),
  question: maybe(every<OpenQuestion>({ id: maybe(text), text, quick: texts })),
  current: maybe(every(stepFields(id), "outcome")),
  completedCount: fc.nat(500),
  declined: texts,
  touchesContact: fc.boolean(),
  reading: maybe(
    every<GoalReading>({
      act: fc.constantFrom(...goalActs),
      way: fc.constantFrom("frame/mend", "household/pet-care"),
      sure: fc.constantFrom(0, 0.5, 1),
      about: text,
      by: maybe(text),
      facts: fc.array(fact, { maxLength: 2 }),
      takenBack: fc.array(fact, { maxLength: 2 }),
      ruledOut: texts,
    }),
  ),
  track: fc.constantFrom(...trackIds),
});

export const anyGoal: fc.Arbitrary<Goal> = anId<GoalId>().chain((id) => every(goalFields(id), "track"));

const crisis = every<CrisisState>(
  {
    since: instant,
    level: fc.constantFrom("imminent", "high", "elevated"),
    kind: maybe(fc.constantFrom("self_harm", "harm_to_others", "danger_now", "medical")),
    held: maybe(text.map((said) => ({ do: "text", text: said }) as const)),
    checkedInAt: maybe(instant),
    talk: every<NonNullable<CrisisState["talk"]>>(
      {
        answers: fc.nat(9),
        calm: fc.nat(2),
        asksIfSafe: fc.boolean(),
        typed: texts,
        said: texts,
        doubted: fc.constant(true as const),
        eased: fc.constant(true as const),
      },
      "said",
      "doubted",
      "eased",
    ),
  },
  "talk",
);

const pending = every<PendingAsk>(
  {
    askId: fc.uuid(),
    goalId: anId(),
    kind: fc.constantFrom("first", "next", "rephrase", "clarify"),
    reason: fc.constantFrom(...rephraseReasons),
    comment: text,
    notReachedYet: fc.boolean(),
    lead: fc.array(
      fc.record({
        say: fc.constant("talk.line" as const),
        with: fc.record({ text: fc.constant({ ref: "talk.wish.0" }) }),
      }),
      { maxLength: 2 },
    ),
    unasked: fc.constant(true as const),
    answered: fc.boolean(),
    quiet: fc.constant(true as const),
    answerTo: fc.record({ channel: fc.constantFrom(...channelNames), address: fc.constantFrom("1", "-100500") }),
    since: instant,
  },
  "reason",
  "comment",
  "notReachedYet",
  "lead",
  "unasked",
  "answered",
  "quiet",
  "answerTo",
);

const talk = every<Talk>(
  {
    turns: fc.array(
      every<TalkTurn>(
        {
          at: instant,
          said: text,
          acts: fc.subarray(["wish", "thanks"] as const),
          back: text,
          answer: fc.array(fc.record({ say: fc.constant("talk.line" as const), with: fc.record({ text }) }), {
            maxLength: 2,
          }),
          askId: fc.uuid(),
        },
        "back",
        "answer",
        "askId",
      ),
      { maxLength: 2 },
    ),
    said: fc.array(fc.constantFrom("talk.itself.thanks.0", "talk.itself.thanks.1"), { maxLength: 3 }),
    made: every<NonNullable<Talk["made"]>>({ goalId: anId(), was: maybe(anId<GoalId>()), text }),
    matter: fc.record({ title: text, words: text, at: instant }),
    instead: anId<GoalId>().chain((goalId) =>
      fc.record({ goalId: fc.constant(goalId), stepId: anId<StepId>(), was: every<Step>(stepFields(goalId)) }),
    ),
    left: fc.oneof(
      fc.record({ is: fc.constant("offered" as const), at: instant, title: text }),
      fc.record({ is: fc.constant("drop_or_keep" as const), at: instant, goalId: anId<GoalId>() }),
      fc.record({
        is: fc.constant("hours" as const),
        at: instant,
        wake: fc.nat(1439),
        sleep: fc.nat(1439),
        work: fc.record({ from: fc.nat(1439), to: fc.nat(1439) }),
      }),
    ),
    listens: fc.constant(true as const),
    dayNamed: fc.constant(true as const),
  },
  "made",
  "matter",
  "instead",
  "left",
  "listens",
  "dayNamed",
);

/** Where the conversation stands. */
export const dialogueFields: Every<Dialogue> = {
  waiting: fc.oneof(
    fc.constantFrom({ for: "nothing" } as const, { for: "title" } as const, { for: "country" } as const),
    text.map((said) => ({ for: "text_as_goal", text: said }) as const),
    every<{ readonly for: "which_first"; readonly goalId: GoalId; readonly titles: readonly [string, string] }>({
      for: fc.constant("which_first"),
      goalId: anId(),
      titles: fc.tuple(text, text),
    }),
  ),
  activeGoal: maybe(anId<GoalId>()),
  pending: maybe(pending),
  crisis: maybe(crisis),
  lastDone: maybe(every<NonNullable<Dialogue["lastDone"]>>({ stepId: anId(), goalId: anId(), at: instant })),
  toldSimpleCoach: fc.boolean(),
  toldNowhere: fc.boolean(),
  safetyPlan: anId(),
  before: every<NonNullable<Dialogue["before"]>>({ exerciseId: maybe(anId()), at: instant }),
  passed: fc.dictionary(fc.constantFrom("goal:g", "habit:walking"), instant, { noNullPrototype: true }),
  quietFor: fc.nat(10),
  quietBy: fc.constantFrom("rule", "reader"),
  undertones: every<Undertones>({
    heard: fc.array(every<Undertones["heard"][number]>({ sign: fc.constantFrom("calm", "farewell"), at: instant }), {
      maxLength: 3,
    }),
    tone: fc.constantFrom(0, 1.25),
    at: instant,
  }),
  age: fc.constantFrom(
    { is: "asked" } as const,
    { is: "under_16" } as const,
    {
      is: "asked",
      held: { do: "text", text: "said" },
    } as const,
  ),
  reminders: fc.array(
    every<Reminder>({
      id: anId(),
      text,
      on: fc.constantFrom<Reminder["on"]>(
        { kind: "weekly", days: [1, 3] },
        { kind: "moment", at: 5 },
        { kind: "once", date: "2027-01-02" as LocalDate },
        { kind: "weekly", days: [1], every: 2, from: "2027-01-04" as LocalDate },
        { kind: "nth", nth: -1, weekday: 5 },
      ),
      minutes: fc.nat(1439),
      also: fc.array(fc.nat(1439), { maxLength: 2 }),
      until: fc.constant("2027-02-01" as LocalDate),
      since: fc.constant("2027-01-01" as LocalDate),
      except: fc.constant(["2027-01-09" as LocalDate]),
      rests: fc.constant(true),
      touched: instant,
      was: fc.constant({ on: { kind: "monthly", day: 5 }, minutes: 540, text: "раньше" } as const),
      next: maybe(instant),
    }),
    { maxLength: 3 },
  ),
  shown: fc.array(
    every<Shown>({
      say: fc.constant("goals.list"),
      buttons: fc.constant([[{ label: "button.goal", with: { title: "Сад" }, press: { do: "list_goals" } }]]),
    }),
    { maxLength: 3 },
  ),
  concern: every<NonNullable<Dialogue["concern"]>>({
    since: instant,
    kind: maybe(fc.constantFrom("self_harm", "medical")),
    calm: fc.nat(2),
    answers: fc.nat(9),
    asks: fc.constant("life" as const),
  }),
  talk,
};

export const anyDialogue = every(
  dialogueFields,
  "safetyPlan",
  "before",
  "passed",
  "quietFor",
  "quietBy",
  "undertones",
  "concern",
  "age",
  "talk",
);
