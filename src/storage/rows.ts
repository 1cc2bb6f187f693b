import type { CrisisState, Dialogue, Snapshot } from "#core/dialogue/turn/dialogue.ts";
import { emptyDialogue } from "#core/dialogue/turn/dialogue.ts";
import type { Address } from "#core/person/channel.ts";
import type { Person } from "#core/person/person.ts";
import type { Reminder } from "#core/reminders/reminder.ts";
import type { ContactGate } from "#core/safety/contact-gate.ts";
import { addressed } from "./addressed.ts";
import { adaptingOf } from "./adapting-rows.ts";
import type { PersonKey } from "./crypto.ts";
import { type DayRow, dayOf } from "./day-rows.ts";
import { entityOf, rowOf, type Table } from "./entity-row.ts";
import { clear, optional, parts, type Row, sealed, sealedAs, sealedLately, sealedWith } from "./field.ts";
import { goalOf, stepOf } from "./goal-rows.ts";
import { spots, type WrappedKeyRow } from "./sealing.ts";
import { exerciseOf, journeyOf, type TracksRow } from "./track-rows.ts";

/** What `core.state` gives. */
export interface StateRow {
  readonly person: Row;
  readonly keys: readonly WrappedKeyRow[] | null;
  readonly dialogue: Row | null;
  readonly goals: readonly { readonly goal: Row; readonly step: Row | null }[] | null;
  readonly last: (Row & { readonly id: string }) | null;
  readonly tracks: TracksRow | null;
  readonly exercises: readonly Row[] | null;
  readonly day: DayRow | null;
}

const persons: Table<Person, "contact"> = {
  fields: {
    id: clear("person_id"),
    locale: clear("locale"),
    tone: clear("tone"),
    timeZone: clear("time_zone"),
    country: clear("country"),
    showEstimate: clear("show_estimate"),
    neutralNotifications: clear("neutral_notifications"),
    modelConsent: clear("model_consent"),
    stepSize: clear("step_size"),
    rephraseCounts: clear("rephrase_counts"),
    createdAt: clear("created_at"),
  },
};

/** A column of the person's row, with a seal of its own. */
const contacts: Table<ContactGate> = {
  fields: {
    contact: optional(sealed),
    danger: optional(sealed),
    separation: optional(sealed),
    separationAt: optional(sealed),
    reviewedAt: optional(sealed),
    named: optional(sealed),
  },
  seal: { spot: spots.contact, column: "contact", undefinedAs: "absent", empty: {} },
};

const crises = parts<CrisisState>(
  {
    since: sealedLately("crisis_since"),
    level: sealedLately("crisis_level"),
    kind: sealedLately("crisis_kind"),
    held: sealed,
    checkedInAt: sealedLately("crisis_checked_in_at"),
    talk: optional(sealed),
  },
  "since",
);

const dialogues: Table<Dialogue> = {
  fields: {
    waiting: sealed,
    activeGoal: clear("active_goal"),
    pending: sealed,
    crisis: crises,
    lastDone: parts(
      { stepId: clear("last_done_step"), goalId: clear("last_done_goal"), at: clear("last_done_at") },
      "stepId",
    ),
    toldSimpleCoach: clear("told_simple_coach"),
    toldNowhere: optional(sealed),
    safetyPlan: optional(sealed),
    before: optional(sealedWith<NonNullable<Dialogue["before"]>>("exerciseId")),
    passed: optional(sealed),
    quietFor: optional(sealed),
    quietBy: optional(sealed),
    undertones: optional(sealed),
    age: optional(sealed),
    shown: optional(sealed),
    talk: optional(sealedAs("conversation")),
    reminders: optional(sealedWith<Reminder>("next")),
    concern: optional(sealedWith<NonNullable<Dialogue["concern"]>>("kind")),
  },
  seal: { spot: spots.dialogue, undefinedAs: "absent", empty: emptyDialogue },
};

/** A person as they were saved. */
export function personOf(row: Row, key: PersonKey): Person {
  return { ...entityOf(persons, row, key), contact: entityOf(contacts, row, key) };
}

/** The columns of a person, as `core.save` and `core.create_person` take them. */
export function personColumns(person: Person, key: PersonKey): Row {
  return { ...rowOf(persons, person, key), ...rowOf(contacts, person.contact, key) };
}

/** The columns of a dialogue; one that holds no words at all is not sealed. */
export function dialogueColumns(dialogue: Dialogue, key: PersonKey): Row {
  return rowOf(dialogues, dialogue, key);
}

function dialogueOf(row: Row, key: PersonKey): Dialogue {
  const dialogue = entityOf(dialogues, row, key);
  const { pending } = dialogue;
  if (pending === undefined || !("chatId" in pending)) return dialogue;
  const { channel, address, ...ask } = addressed(pending as typeof pending & Address);
  return { ...dialogue, pending: { ...ask, answerTo: { channel, address } } };
}

/** A person's state, decrypted. The step just done is the same object in both places where it stands. */
export function snapshotOf(row: StateRow, key: PersonKey): Snapshot {
  const goals = (row.goals ?? []).map(({ goal, step }) =>
    goalOf(goal, step === null ? undefined : stepOf(step, key), key),
  );
  const current = goals.find((goal) => goal.current !== undefined && goal.current.id === row.last?.id)?.current;
  return {
    person: personOf(row.person, key),
    dialogue: row.dialogue === null ? emptyDialogue : dialogueOf(row.dialogue, key),
    goals,
    lastDoneStep: row.last === null ? undefined : (current ?? stepOf(row.last, key)),
    journey: row.tracks === null ? undefined : journeyOf(row.tracks, key),
    exercises: (row.exercises ?? []).map((exercise) => exerciseOf(exercise, key)),
    works: [],
    adapting:
      row.day === null ? undefined : adaptingOf(row.day.day["adapting"] as Row | null, row.day.adaptations, key),
    body: undefined,
    day: row.day === null ? undefined : dayOf(row.day, key),
  };
}
